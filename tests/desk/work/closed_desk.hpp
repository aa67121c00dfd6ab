// A database that nobody has open, and processes that are killed while they use it.
#pragma once

#include "desk/work/random_work.hpp"

#include <chrono>
#include <csignal>
#include <filesystem>
#include <string>
#include <thread>

#include <catch2/catch.hpp>
#include <sys/wait.h>
#include <unistd.h>

namespace tix::test {

/// A database that nobody has open: a connection must not be carried across a fork.
class ClosedDesk {
 public:
  explicit ClosedDesk(const char* text = kBusyDesk) {
    std::string pattern = (std::filesystem::temp_directory_path() / "tix-kill-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    folder_ = pattern;
    desk::init_database(file(), author(), {{}, text, "desk.toml"});
  }
  ~ClosedDesk() { std::filesystem::remove_all(folder_); }
  ClosedDesk(const ClosedDesk&) = delete;

  std::filesystem::path file() const { return folder_ / "desk.db"; }
  store::Database open() const { return store::Database::open(file(), store::Access::write); }
  static desk::Author author() { return {"sari", "sari", "test", kNow}; }

 private:
  std::filesystem::path folder_;
};

/// Runs `work` in a separate process and kills it after `microseconds`, unless it has ended.
template <class Run>
void run_and_kill(int microseconds, const Run& work) {
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    try {
      work();
    } catch (...) {
      _exit(3);
    }
    _exit(0);
  }
  int status = 0;
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::microseconds(microseconds);
  while (waitpid(child, &status, WNOHANG) == 0) {
    if (std::chrono::steady_clock::now() >= deadline) {
      kill(child, SIGKILL);
      waitpid(child, &status, 0);
      break;
    }
    std::this_thread::sleep_for(std::chrono::microseconds(200));
  }
  CHECK((WIFSIGNALED(status) || WEXITSTATUS(status) == 0));
}

}  // namespace tix::test
