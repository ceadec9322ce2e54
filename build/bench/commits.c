/*
 * commits SCRIPT FILE: what the terminal's store was asked within its transactions, asked of SQLite from C.
 *
 * A script has lines: `p PRAGMA`, `s SQL` (a statement; they are numbered from 0), `r NUMBER COUNT` (runs one with so many
 * values), its values `t TEXT`, `i INTEGER` and `n`, `c` (the transaction ends), `e` (a round ends). Each line on the input has
 * the next round done; the answer is its seconds.
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static sqlite3 *database;

static void check(int code) {
  if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW) return;
  fprintf(stderr, "%s\n", sqlite3_errmsg(database));
  exit(1);
}

/* The whole script, each line a text of its own. */
static char **read_lines(const char *name, size_t *count) {
  FILE *file = fopen(name, "rb");
  if (file == NULL || fseek(file, 0, SEEK_END) != 0) exit(2);
  size_t size = (size_t)ftell(file);
  char *text = malloc(size + 1);
  rewind(file);
  if (fread(text, 1, size, file) != size) exit(2);
  text[size] = 0;
  fclose(file);
  size_t room = 1024;
  char **lines = malloc(room * sizeof *lines);
  *count = 0;
  for (char *line = text; *line != 0;) {
    char *end = strchr(line, '\n');
    *end = 0;
    if (*count == room) lines = realloc(lines, (room *= 2) * sizeof *lines);
    lines[(*count)++] = line;
    line = end + 1;
  }
  return lines;
}

static void bind(sqlite3_stmt *statement, int place, const char *value) {
  if (*value == 't') check(sqlite3_bind_text(statement, place, value + 2, -1, SQLITE_STATIC));
  else if (*value == 'i') check(sqlite3_bind_int64(statement, place, atoll(value + 2)));
  else check(sqlite3_bind_null(statement, place));
}

static void run(sqlite3_stmt *statement, char **values, int count) {
  for (int place = 0; place < count; place += 1) bind(statement, place + 1, values[place]);
  int code;
  while ((code = sqlite3_step(statement)) == SQLITE_ROW)
    for (int column = 0; column < sqlite3_column_count(statement); column += 1) sqlite3_column_text(statement, column);
  check(code);
  check(sqlite3_reset(statement));
}

static sqlite3_stmt *prepare(const char *sql) {
  sqlite3_stmt *statement;
  check(sqlite3_prepare_v3(database, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL));
  return statement;
}

int main(int argc, char **argv) {
  static sqlite3_stmt *statements[64];
  size_t count, line = 0;
  int known = 0;
  if (argc != 3) return 2;
  char **lines = read_lines(argv[1], &count);
  check(sqlite3_open(argv[2], &database));
  for (; line < count && (*lines[line] == 'p' || *lines[line] == 's'); line += 1) {
    if (*lines[line] == 's') statements[known++] = prepare(lines[line] + 2);
    else check(sqlite3_exec(database, lines[line] + 2, NULL, NULL, NULL));
  }
  sqlite3_stmt *begin = prepare("BEGIN IMMEDIATE"), *commit = prepare("COMMIT");
  char go[16];
  while (line < count && fgets(go, sizeof go, stdin) != NULL) {
    struct timespec begun, ended;
    clock_gettime(CLOCK_MONOTONIC, &begun);
    for (; *lines[line] != 'e'; line += 1) {
      run(begin, NULL, 0);
      while (*lines[line] == 'r') {
        char *rest;
        long number = strtol(lines[line] + 2, &rest, 10), values = strtol(rest, NULL, 10);
        run(statements[number], lines + line + 1, (int)values);
        line += (size_t)values + 1;
      }
      run(commit, NULL, 0);
    }
    line += 1;
    clock_gettime(CLOCK_MONOTONIC, &ended);
    printf("%.9f\n", (double)(ended.tv_sec - begun.tv_sec) + (double)(ended.tv_nsec - begun.tv_nsec) / 1e9);
    fflush(stdout);
  }
  return 0;
}
