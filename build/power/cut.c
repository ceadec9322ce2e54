// Writes down, in their order, everything that a process does to the files below one folder: what a disk was told, and when
// it was asked to be sure. Loaded before libc (LD_PRELOAD) into the one process that is recorded; build/power/disk.ts reads it.
//   SUIKA_POWER_FOLDER  the folder, absolute
//   SUIKA_POWER_MARKS   a file elsewhere: what is written to it is a mark of the process's own
//   SUIKA_POWER_LOG     where it is written down
// A call and its record are one, under one lock: a record never stands before a call that came earlier.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { OPEN = 1, CLOSE, WRITE, TRUNCATE, SYNC, RENAME, LINK, UNLINK, MKDIR, MARK };
enum { MOST = 65536 };

struct record {
  uint32_t op, fd, flags, path_length, other_length, data_length;
  uint64_t offset;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static const char *folder, *marks;
static int out = -1;
static char watched[MOST]; // 'f' a file or folder below ours, 'm' the marks

#define REAL(name) ((__typeof__(&name))real(#name))
static void *real(const char *name) {
  void *found = dlsym(RTLD_NEXT, name);
  if (found == NULL) abort();
  return found;
}

__attribute__((constructor)) static void begin(void) {
  folder = getenv("SUIKA_POWER_FOLDER");
  marks = getenv("SUIKA_POWER_MARKS");
  const char *log = getenv("SUIKA_POWER_LOG");
  unsetenv("LD_PRELOAD");
  if (folder == NULL || marks == NULL || log == NULL) abort();
  out = REAL(open)(log, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0600);
  if (out < 0) abort();
}

static int ours(const char *path) {
  size_t length = folder == NULL ? 0 : strlen(folder);
  return length > 0 && path != NULL && strncmp(path, folder, length) == 0 && (path[length] == '/' || path[length] == '\0');
}
static int is(int fd, char what) { return fd >= 0 && fd < MOST && watched[fd] == what; }

static void put(const void *bytes, size_t length) {
  // A record that is missing would make every verdict worthless.
  if (length > 0 && REAL(write)(out, bytes, length) != (ssize_t)length) abort();
}
static void tell(uint32_t op, int fd, uint32_t flags, uint64_t offset, const char *path, const char *other, const void *data, size_t length) {
  int kept = errno;
  struct record record = {op, (uint32_t)fd, flags, path ? strlen(path) : 0, other ? strlen(other) : 0, length, offset};
  put(&record, sizeof record);
  put(path, record.path_length);
  put(other, record.other_length);
  put(data, length);
  errno = kept;
}

static int opened(int fd, const char *path, int flags) {
  if (fd < 0 || fd >= MOST) return fd;
  watched[fd] = ours(path) ? 'f' : marks != NULL && strcmp(path, marks) == 0 ? 'm' : 0;
  if (watched[fd] == 'f') tell(OPEN, fd, (flags & O_CREAT ? 1 : 0) | (flags & O_TRUNC ? 2 : 0), 0, path, NULL, NULL, 0);
  return fd;
}
static ssize_t wrote(int fd, const void *bytes, ssize_t length, uint64_t offset) {
  if (length > 0 && is(fd, 'f')) tell(WRITE, fd, 0, offset, NULL, NULL, bytes, (size_t)length);
  if (length > 0 && is(fd, 'm')) tell(MARK, fd, 0, 0, NULL, NULL, bytes, (size_t)length);
  return length;
}
static int named(int done, uint32_t op, const char *path, const char *other) {
  if (done == 0 && (ours(path) || ours(other))) tell(op, 0, 0, 0, path, other, NULL, 0);
  return done;
}
static int told(int done, uint32_t op, int fd, uint64_t offset) {
  if (done == 0 && is(fd, 'f')) tell(op, fd, 0, offset, NULL, NULL, NULL, 0);
  return done;
}

// The real call, then its record, under the lock.
#define LOCKED(type, call)                                                                                                       \
  pthread_mutex_lock(&lock);                                                                                                     \
  type done = call;                                                                                                              \
  pthread_mutex_unlock(&lock);                                                                                                   \
  return done
#define MODE                                                                                                                     \
  mode_t mode = 0;                                                                                                               \
  if (flags & (O_CREAT | O_TMPFILE)) {                                                                                           \
    va_list more;                                                                                                                \
    va_start(more, flags);                                                                                                       \
    mode = va_arg(more, mode_t);                                                                                                 \
    va_end(more);                                                                                                                \
  }

int open(const char *path, int flags, ...) { MODE LOCKED(int, opened(REAL(open)(path, flags, mode), path, flags)); }
int open64(const char *path, int flags, ...) { MODE LOCKED(int, opened(REAL(open64)(path, flags, mode), path, flags)); }
int close(int fd) {
  pthread_mutex_lock(&lock);
  if (is(fd, 'f')) tell(CLOSE, fd, 0, 0, NULL, NULL, NULL, 0);
  if (fd >= 0 && fd < MOST) watched[fd] = 0;
  int done = REAL(close)(fd);
  pthread_mutex_unlock(&lock);
  return done;
}

ssize_t write(int fd, const void *bytes, size_t length) {
  if (!is(fd, 'f') && !is(fd, 'm')) return REAL(write)(fd, bytes, length);
  pthread_mutex_lock(&lock);
  ssize_t done = REAL(write)(fd, bytes, length);
  wrote(fd, bytes, done, done > 0 ? (uint64_t)(lseek(fd, 0, SEEK_CUR) - done) : 0);
  pthread_mutex_unlock(&lock);
  return done;
}
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset) {
  LOCKED(ssize_t, wrote(fd, bytes, REAL(pwrite)(fd, bytes, length, offset), (uint64_t)offset));
}
ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t offset) {
  LOCKED(ssize_t, wrote(fd, bytes, REAL(pwrite64)(fd, bytes, length, offset), (uint64_t)offset));
}
int ftruncate(int fd, off_t size) { LOCKED(int, told(REAL(ftruncate)(fd, size), TRUNCATE, fd, (uint64_t)size)); }
int ftruncate64(int fd, off64_t size) { LOCKED(int, told(REAL(ftruncate64)(fd, size), TRUNCATE, fd, (uint64_t)size)); }

// A sync tells how long the file is, so that a change of its length that was not seen here shows.
static int synced(int done, int fd) {
  struct stat now;
  if (is(fd, 'f') && fstat(fd, &now) != 0) abort();
  return told(done, SYNC, fd, is(fd, 'f') ? (uint64_t)now.st_size : 0);
}
int fsync(int fd) { LOCKED(int, synced(REAL(fsync)(fd), fd)); }
int fdatasync(int fd) { LOCKED(int, synced(REAL(fdatasync)(fd), fd)); }

int rename(const char *from, const char *to) { LOCKED(int, named(REAL(rename)(from, to), RENAME, from, to)); }
int link(const char *from, const char *to) { LOCKED(int, named(REAL(link)(from, to), LINK, from, to)); }
int unlink(const char *path) { LOCKED(int, named(REAL(unlink)(path), UNLINK, path, NULL)); }
int remove(const char *path) { LOCKED(int, named(REAL(remove)(path), UNLINK, path, NULL)); }
int rmdir(const char *path) { LOCKED(int, named(REAL(rmdir)(path), UNLINK, path, NULL)); }
int mkdir(const char *path, mode_t mode) { LOCKED(int, named(REAL(mkdir)(path, mode), MKDIR, path, NULL)); }
