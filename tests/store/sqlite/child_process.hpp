// Runs a part of a test in a separate process: as another user, or with other mounts.
#pragma once

#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tix::test {

constexpr int kThrew = 99;
constexpr int kNotPermitted = 77;
constexpr uid_t kNobody = 65534;

/// Runs `action` in a child and returns the number it returned, as an exit status; kThrew for an exception.
template <class Action>
int in_child(const Action& action) {
  const pid_t child = fork();
  if (child == 0) {
    int status = kThrew;
    try {
      status = action();
    } catch (...) {  // reported by the status
    }
    _exit(status);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/// Does the same as a user who owns nothing. Returns kNotPermitted if this process may not become one.
template <class Action>
int as_nobody(const Action& action) {
  return in_child([&] { return ::setuid(kNobody) == 0 ? action() : kNotPermitted; });
}

/// Gives this process, which should be a child, mounts of its own. Returns false if that is not permitted.
inline bool has_own_mounts() {
  return ::unshare(CLONE_NEWNS) == 0 && ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
}

}  // namespace tix::test
