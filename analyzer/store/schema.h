/* The tables of the state file. A change of them is a new STORE_VERSION. */
#ifndef STORE_SCHEMA_H
#define STORE_SCHEMA_H

#define STORE_APPLICATION 0x70777364 /* "pwsd", in the header of the file */
#define STORE_VERSION     2

static const char store_schema[] =
    "CREATE TABLE night(id INTEGER PRIMARY KEY, started INTEGER NOT NULL, ended INTEGER);"
    "CREATE TABLE host(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);"
    "CREATE TABLE target(id INTEGER PRIMARY KEY, key INTEGER NOT NULL, url TEXT NOT NULL, host INTEGER NOT NULL,"
    " role INTEGER NOT NULL, site INTEGER NOT NULL, depth INTEGER NOT NULL, internal INTEGER NOT NULL,"
    " night INTEGER NOT NULL, answered INTEGER NOT NULL DEFAULT 0, result INTEGER NOT NULL DEFAULT 0,"
    " failed INTEGER NOT NULL DEFAULT 0, seen BLOB, body INTEGER NOT NULL DEFAULT 0, text INTEGER NOT NULL DEFAULT 0,"
    " says BLOB, said BLOB, night_before INTEGER NOT NULL DEFAULT 0, failed_before INTEGER NOT NULL DEFAULT 0,"
    " first_seen INTEGER NOT NULL DEFAULT 0, last_ok INTEGER NOT NULL DEFAULT 0,"
    " ok_before INTEGER NOT NULL DEFAULT 0, result_before INTEGER NOT NULL DEFAULT 0, nights INTEGER NOT NULL DEFAULT 0);"
    "CREATE INDEX target_key ON target(key);"
    "CREATE TABLE queue(seq INTEGER PRIMARY KEY, target INTEGER NOT NULL, depth INTEGER NOT NULL);"
    "CREATE TABLE page(target INTEGER PRIMARY KEY, night INTEGER NOT NULL, stamp INTEGER NOT NULL, links BLOB,"
    " anchors BLOB, records BLOB, waiting BLOB, claims BLOB);"
    "CREATE TABLE sum(kind INTEGER NOT NULL, sum INTEGER NOT NULL, target INTEGER NOT NULL, PRIMARY KEY(kind, sum))"
    " WITHOUT ROWID;"
    "CREATE TABLE template(id INTEGER PRIMARY KEY, pages INTEGER NOT NULL, in_a_row INTEGER NOT NULL);"
    "CREATE TABLE trap(template INTEGER PRIMARY KEY, trap INTEGER NOT NULL, url TEXT NOT NULL);"
    "CREATE TABLE known(fingerprint BLOB PRIMARY KEY, night INTEGER NOT NULL, severity INTEGER NOT NULL,"
    " since INTEGER NOT NULL, still INTEGER NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE accepted(url TEXT PRIMARY KEY) WITHOUT ROWID;";

#endif
