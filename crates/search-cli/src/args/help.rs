//! Longer texts of the help.

pub(super) const USAGE: &str = "search-cli [OPTIONS] QUERY...
       search-cli [OPTIONS] COMMAND ...";

pub(super) const SEARCH_USAGE: &str = "search-cli [search] [OPTIONS] QUERY...
       search-cli search [OPTIONS] -- QUERY...";

pub(super) const EXAMPLES: &str = "\
Examples:
  search-cli --articles ~/articles \"Cavusoglu roadmap\"   index a folder and search it, in one step
  search-cli index ~/articles                            index a folder into ./.jisr
  search-cli Cavusoglu roadmap                           search the index in ./.jisr
  search-cli '\"Suez Canal\" -Libya lang:ar date:2021'     a phrase, and conditions
  search-cli 'قناة السويس' --sort newest --counts        the most recent first, with counts
  search-cli show ambassadors-return                     an article, by a part of its id
  search-cli --json roadmap                              for other programs
  search-cli inspect ~/articles/page.html                what would be indexed of a page

A query that is the name of a command, or begins with a hyphen:
  search-cli search -- index
  search-cli search -- '-Libya Turkey'

The syntax of queries: search-cli search --help
Exit codes: 0 found, 1 nothing found, 2 error";

pub(super) const INDEX: &str = "\
Plain text (.txt, .text), web pages (.html, .htm, .xhtml), Markdown (.md, .markdown) and PDF files
(.pdf) are one article a file; JSON (.jsonl, .ndjson, .json), tables (.csv, .tsv), feeds (.rss, .atom, .rdf, .xml) and
archives of web pages (.warc, .wet, .wacz) one a record. All may be compressed (.gz, .zst).
Files that are as they were, by size and time, are not read again, and only what has changed is
written: the same command brings an index up to date, and goes on after a run that was stopped. Each
folder is a collection of its own, whatever its name.

A line of the report has id, status (added, updated, unchanged or skipped), doubts, trimmed (the
number of pieces cut from the page, by kind), and where known path, line, byte and entry,
reason, language, published and published_from. What was read from a file:  search-cli inspect FILE";

pub(super) const INSPECT: &str = "\
Nothing is written. What is cut from a page stands where it stood, after its kind in brackets: it
is kept, and shown by `show --all`, but not searched.
Exit codes: 0 an article was read, 1 none was, 2 error";

pub(super) const SYNTAX: &str = "\
Query syntax:
  Cavusoglu roadmap        any of the words; articles with all of them come first
  \"new page\"               exactly these words, in this order; «…» and “…” work too
  \"page new\"~2             these words, up to 2 places out of order or apart
  +Egypt  -Libya           needed; excluded
  a AND b, a OR b, NOT a   operators are in capitals; (…) groups
  =Morsi                   this very form: no other endings, no other script
  @Shoukry  entity:Shoukry this name in all its spellings
  diplom*                  words that begin so
  Erdogna~  Erdogna~2      words that are nearly so: up to 1 or 2 letters differ
  title:roadmap            in the title
  lang:ar  lang:english    by language
  source:\"Nile Herald\"     by source
  date:2021  date:2021-03..2021-05  before:2021-03-12  after:2020
                           by date of publication
  *                        every article

Names are found in both scripts, Arabic words with and without their prefixes. Quote the query
(in '…') when it has quotes, parentheses or * in it, so that the shell leaves them alone.
A query that is the name of a command, or begins with a hyphen, goes after `search --`.
Exit codes: 0 found, 1 nothing found, 2 error";

pub(super) const EVAL: &str = "\
Settings, separated by commas (docs/relevance.md tells more):
  k1 b b_short             BM25; b_short is the b of queries of one or two words
  stem title proclitic name prefix fuzzy typo
                           weights of what a word may match beside its exact form
  stop proximity lead coverage coverage_words
                           what stop words, nearness, the lead and having all words count
  stemmer=none|light|snowball
                           stem=0; stem by default; an index made anew with Snowball's stems
  names=on|off             other spellings of names

Examples:
  search-cli eval --topics T --qrels Q --index DIR
  search-cli eval --topics T --qrels Q --index DIR --set stemmer=none --against default
  search-cli eval --qrels Q --run theirs.run --measures ndcg@10,mrr";

pub(super) const TIMELINE: &str = "\
A query may hold conditions, as in `roadmap lang:ar date:2021..2023`: see search-cli search --help.
Periods without an article are shown from the first that has one to the last. A split has the six
largest parts.

Examples:
  search-cli timeline Cavusoglu                          by what suits the time
  search-cli timeline --by week 'roadmap date:2021'
  search-cli timeline entity:Shoukry entity:Cavusoglu    two names, side by side
  search-cli timeline --split language 'قناة السويس'
  search-cli timeline '*' --svg archive.svg              the whole archive, as a picture
Exit codes: 0 found, 1 nothing found, 2 error";

pub(super) const EXPORT: &str = "\
Every article that matches is written, copies of others too. CSV has the columns rank, score, id,
published, source, language, title, url, passages (` | ` between them) and matched (as what the
words of the query matched), with --bodies also body. A line of JSON is a hit as of search --json,
with its rank. Both are UTF-8.
A text that a spreadsheet would take for a formula (it begins with = + - or @) gets an apostrophe
before it in CSV; JSON Lines have every text as it is.

Examples:
  search-cli export -o suez.csv --bom '\"Suez Canal\" date:2021'     for Excel
  search-cli export --sort oldest --bodies -o all.jsonl '*'         the whole archive
Exit codes: 0 found, 1 nothing found, 2 error";

pub(super) const BATCH: &str = "\
A table has a header with a column `query`; its other columns are written beside each hit, one that
is called as one of the columns of a hit as `query.NAME`. Commas, semicolons or tabs may be between
the cells. Each row begins with the query, those columns and the number of articles that match
(total), and goes on as in `export`, with how many copies of the article match behind `matched`
(copies), as copies are one hit unless --all-copies is given. A query without hits has one row that
is empty from there on. What became of each query is said on stderr. One that cannot be read does
not stop the others.

Examples:
  search-cli batch queries.csv -o hits.csv
  search-cli batch names.txt -n 3 --format jsonl --sort newest
  search-cli batch queries.csv -n 0                     only the numbers of articles
Exit codes: 0 found, 1 nothing found, 2 error, or a query could not be read";

pub(super) const SIMILAR: &str = "\
What is looked for are the words that the article has often and others seldom, names among them in
both scripts. The article itself is left out. A file is read as `index` reads it; of several
articles in it the first counts.

Examples:
  search-cli similar ambassadors-return
  search-cli similar ambassadors-return --within lang:ar      how the Arabic press had it
  search-cli similar ~/today/report.html
Exit codes: 0 found, 1 nothing found, 2 error";
