// A child process that works on what others sent, under limits.
#pragma once

#include "store/file/descriptor.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include <sys/types.h>

namespace tix::cli {

/// What a worker may use for one request.
struct WorkerLimits {
  std::int64_t memory = 400'000'000;  ///< bytes of address space
  std::chrono::seconds time{60};
  std::int64_t files = 32;  ///< open at a time
};

/// Answers requests in a child process, so that bytes which crash a library, or make it take all memory or
/// time, end that process and nothing else. A new child is started for the request after one that ended so.
/// The child shares the files that are open when it starts.
class Worker {
 public:
  /// `answer` runs in the child. It must not use the database or the terminal.
  using Answer = std::function<std::string(std::string_view request)>;

  Worker(Answer answer, WorkerLimits limits);
  Worker(const Worker&) = delete;
  ~Worker();

  /// Returns the answer, or nullopt if the child died of the request; `failure` then tells of what. Throws
  /// Error{storage} if no child can be started, or if `answer` threw it.
  std::optional<std::string> ask(std::string_view request);
  /// Returns why there is no answer: `it took longer than 60 s`.
  const std::string& failure() const { return failure_; }

 private:
  void start();
  void stop();
  /// Waits for the child, which has ended or is killed, and notes why.
  void note_end(bool is_too_slow);
  [[noreturn]] void serve(int requests, int answers);

  Answer answer_;
  WorkerLimits limits_;
  pid_t child_ = -1;
  store::Descriptor requests_, answers_;
  std::string failure_;
};

}  // namespace tix::cli
