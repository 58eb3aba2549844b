/*
 * Every size, depth, count and time that input controls has its name here. When one is reached there
 * is a finding or an `error` record, never silence.
 */
#ifndef BASE_LIMITS_H
#define BASE_LIMITS_H

#define KIB ((size_t)1024)
#define MIB ((size_t)1024 * KIB)

/* One document */
#define LIMIT_DOCUMENT_BYTES    (32 * MIB)  /* of a file or response that are read; the rest is left out */
#define LIMIT_PARSE_SECONDS     10          /* of one HTML parse */
#define LIMIT_PARSE_ARENA       (256 * MIB) /* memory of one HTML parse */
#define LIMIT_MATCH_SECONDS     10          /* of the search for what the content rules find on one page */
#define LIMIT_TREE_DEPTH        4096        /* open elements; deeper ones are flattened */
#define LIMIT_ELEMENTS          2000000     /* elements of one page that are kept for paths */
#define LIMIT_ATTRIBUTES        1024        /* attributes of one element that are looked at */
#define LIMIT_LINKS             200000      /* links of one page */
#define LIMIT_LABELS            1000        /* labels of one page */
#define LIMIT_ESCAPES           200000      /* pieces of a stream from which on escapes in it stay as written */
#define LIMIT_CELLS             2000000     /* table cells of one page */
#define LIMIT_TEXT_CELLS        500000      /* cells of one page that come from text laid out like a table */
#define LIMIT_COLUMNS           16384       /* columns of one table (also the most a sheet can have) */
#define LIMIT_FINDINGS_PER_RULE 1000        /* findings of one rule on one page; then one stands for the rest */
#define LIMIT_DROPPED           100         /* values of one rule on one page that --why lists; then their number */
#define LIMIT_URL_BYTES         (64 * KIB)  /* of one address; a longer one is malformed */
#define LIMIT_PAGE_URLS         (64 * MIB)  /* bytes of all resolved addresses of one page */
#define LIMIT_IDN_BYTES         768         /* of a host name that needs IDNA: DNS takes 253 characters at most */
#define LIMIT_LINK_TEXT_BYTES   512         /* of one link's text in a record */
#define LIMIT_PATH_BYTES        1024        /* of one DOM path in a record; the outer part is left out */

/* Memory kept between pages by a worker */
#define LIMIT_ARENA_KEEP (16 * MIB)

/* The pipeline */
#define LIMIT_QUEUE_ITEMS 32         /* documents that were read and wait: few, so that they are still in the cache */
#define LIMIT_OPEN_ITEMS  256        /* documents read and not written yet */
#define LIMIT_QUEUE_BYTES (64 * MIB) /* their bytes, unless a single one is larger */
#define LIMIT_JOBS        256

#define LIMIT_TWINS_BYTES (32 * MIB) /* records that wait for the end because a twin may clear them */

/* Sources */
#define LIMIT_DIRECTORY_DEPTH 128         /* nested directories */
#define LIMIT_DIRECTORY_NAMES (256 * MIB) /* names of one directory's entries, held to be sorted */
#define LIMIT_BASELINES       16          /* files of --baseline */
#define LIMIT_LIST_LINE       (64 * KIB)  /* one line of --files-from */
#define LIMIT_WARC_HEADER     (64 * KIB)  /* the header block of one WARC record */
#define LIMIT_WARC_REREAD     (64 * MIB)  /* read again to find whole records, beyond as much as was read once */
#define LIMIT_WARC_ERRORS     1000        /* errors of one archive; then one stands for the rest */
#define LIMIT_ARCHIVE_TAIL    (64 * MIB) /* of an archive to be continued, in which its last whole record is searched */
#define LIMIT_ARCHIVE_TRIES   4096       /* places in it where a record may begin */
#define LIMIT_HTTP_HEADER     (256 * KIB) /* the header block of one archived HTTP response */
#define LIMIT_CODINGS         4           /* content and transfer codings stacked on one response */
#define LIMIT_EXPANSION       200         /* decoded bytes per encoded byte of one response, past the first MiB */

/* Attachments: one reader's process, and what it tells */
#define LIMIT_READER_CPU     20           /* seconds of processor time */
#define LIMIT_READER_SECONDS 60           /* by the clock */
#define LIMIT_READER_MEMORY  (256 * MIB)  /* address space beyond what it starts with */
#define LIMIT_READING_BYTES  (512 * MIB)  /* told of one document */
#define LIMIT_READING_DEPTH  64           /* nested elements; what is deeper belongs to the deepest */
#define LIMIT_READING_CHUNK  (4 * MIB)    /* text that makes a page of its own where the reader pauses */
#define LIMIT_READING_EVENTS (192 * KIB)  /* likewise: elements and texts */
#define LIMIT_XML_DEPTH      1024         /* nested elements of XML; what is behind is left out */
#define LIMIT_PACKAGE_BYTES  (1024 * MIB) /* of all parts that are read of one package */
#define LIMIT_PACKAGE_RATIO  200          /* of them per byte of the package, past LIMIT_PACKAGE_FREE */
#define LIMIT_PACKAGE_FREE   (64 * MIB)
#define LIMIT_PACKAGE_PARTS  100000     /* parts of one package that can be found */
#define LIMIT_RECOVERED      (64 * MIB) /* of the parts of a damaged package */
#define LIMIT_RELATIONS      100000     /* of one part to others */
#define LIMIT_SHARED_STRINGS (64 * MIB) /* of a workbook; what is behind stands apart from its cells */
#define LIMIT_MERGED_CELLS   100000     /* of one sheet, or of the tables of one text */
#define LIMIT_SHEET_ROWS     1048576    /* of a sheet: the most that programs know */
#define LIMIT_CELL_BYTES     (1 * MIB)  /* of one cell of a sheet, of one field or property */
#define LIMIT_STYLES         65536      /* of a document */
#define LIMIT_PROPERTIES     1000       /* of one section of a document's properties */
#define LIMIT_SHEETS         4096       /* of one workbook */
#define LIMIT_SPANNED_ROWS   200000     /* rows of a document that cells from above reach into, counted for each cell */
#define LIMIT_RTF_DEPTH      1024       /* nested groups of rich text; what is deeper belongs to the deepest */
#define LIMIT_PAGE_PIECES    200000     /* pieces of text on one page of OFD */
#define LIMIT_TEMPLATES      1000       /* of one document in OFD */
#define LIMIT_MAIL_DEPTH     32         /* multipart bodies in one another */
#define LIMIT_MAIL_FIELD     (64 * KIB) /* of one field of a letter's header that are looked at */
#define LIMIT_MAIL_FIELDS    1000       /* of one part of a letter */
#define LIMIT_MEMBERS        10000      /* files in one archive */
#define LIMIT_MEMBER_DEPTH   4          /* archives in archives */
#define LIMIT_UNPACKED       (1024 * MIB) /* bytes of all members of one file, nested ones included */

/* Rules */
#define LIMIT_YAML_BYTES   (4 * MIB) /* of one rule file */
#define LIMIT_YAML_DEPTH   32        /* nested lists and maps in it */
#define LIMIT_YAML_NODES   200000    /* values and keys in it */
#define LIMIT_RULES        10000
#define LIMIT_RULE_WINDOW  4096         /* bytes before the end of a match in which its start is looked for */
#define LIMIT_MATCHES      (64 * 1024)  /* raw matches of one scan of one text */
#define LIMIT_MASK_SHAPES  24           /* ways to hide digits (the first 3 and last 4 shown …) on one page */
#define LIMIT_REGION_FILE  (32 * MIB)   /* one table of the gazetteer */
#define LIMIT_REGION_HITS  (128 * 1024) /* names of regions that are looked for on one page */
#define LIMIT_REGION_NAMES 20000        /* of them that are judged */
#define LIMIT_CACHE_FILE   (256 * MIB)

/* Registers of sites */
#define LIMIT_REGISTER_BYTES (32 * MIB) /* of one register that are read */
#define LIMIT_REGISTER_CELL  (4 * KIB)  /* between two quotes; farther apart they are no quotes of one cell */
#define LIMIT_SITES          100000
#define LIMIT_REGISTER_TOLD  1000 /* bad rows of a register that are named */

/* Requests */
#define LIMIT_REDIRECTS       20
#define LIMIT_BACKOFF_SECONDS 60          /* a host that answers 429 or 503 is left alone at a time */
#define LIMIT_CRAWL_DELAY     30          /* seconds between two requests that a robots.txt can ask for */
#define LIMIT_ROBOTS_BYTES    (512 * KIB) /* of a robots.txt that are read (RFC 9309 wants 500 KiB at least) */
#define LIMIT_ROBOTS_STEPS    2000000     /* of comparing one path with the rules of one robots.txt */
#define LIMIT_SITEMAP_BYTES   (50 * MIB)  /* of a sitemap, unpacked (what sitemaps.org allows) */
#define LIMIT_SITEMAP_URLS    50000       /* likewise */
#define LIMIT_FETCH_TEXT      (1 * MIB)   /* of pages that are checked and not swept */
#define LIMIT_FETCHES         128         /* requests at once */
#define LIMIT_FETCH_BULK      4           /* of them whose bodies may grow above LIMIT_FETCH_BODY */
#define LIMIT_FETCH_BODY      (512 * KIB)
#define LIMIT_HOSTS           20000      /* hosts remembered; the one idle longest is forgotten */
#define LIMIT_COOKIES         200        /* of one site */
#define LIMIT_COOKIE_BYTES    (8 * KIB)  /* of all cookies of one request */
#define LIMIT_SAME_HOP        3          /* visits of one address in one chain of redirects that sets new cookies */
#define LIMIT_FETCH_REST      (64 * KIB) /* of a body that nobody wants, read so that its connection can be kept */
#define LIMIT_FETCH_PEEK      (16 * KIB) /* of the body of an odd answer, to tell a firewall's page */
#define LIMIT_CONNECTIONS     256        /* kept, those in use counted in */
#define LIMIT_DOWN_SECONDS    60         /* what is known of a host that nobody reaches */
#define LIMIT_HOST_FAILURES   20         /* requests in a row that came to nothing; then the host counts as down */
#define LIMIT_HOST_CLOSED     3          /* answers in a row with a Retry-After above the time-out; then it is closed */
#define LIMIT_STORE_MESSAGE   (4 * KIB)  /* about what is wrong with a state file */
#define LIMIT_ASKED           2048       /* targets of a sweep under way at once, from the request to the state */
#define LIMIT_ASKED_ARENA     (1 * KIB)  /* to begin with, of the texts of one */
#define LIMIT_ASKED_HOST      1024       /* of them of one host: those that wait to be repeated are among them */
#define LIMIT_REFERRERS       (64 * MIB) /* of pages that name broken links, held while a night is judged */
#define LIMIT_FOLDS           50000      /* wrong addresses that pages share, held likewise */
#define LIMIT_REFERRER_TEXT   120        /* bytes of a link's text that the state keeps */
#define LIMIT_TITLE_BYTES     256        /* of a page's title, likewise */

/* One search with a regular expression */
#define LIMIT_REGEX_STEPS  200000
#define LIMIT_REGEX_DEPTH  10000
#define LIMIT_REGEX_HEAP   (4 * MIB)
#define LIMIT_REGEX_GROUPS 32 /* groups of one expression that are looked at */

/* Output */
#define LIMIT_LATE_BYTES    (16 * MIB) /* what a format writes behind all records */
#define LIMIT_RECORD_BYTES  (1 * MIB)  /* of one record; also of a line of JSON that is read */
#define LIMIT_RECORD_STRING (64 * KIB) /* of one string in a record, before escaping */
#define LIMIT_JSON_DEPTH    64         /* nested arrays and objects of a line of JSON that is read */
#define LIMIT_EXCERPT       160        /* code points of a source line shown to people */

#endif
