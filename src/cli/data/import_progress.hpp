// Shows the progress of an import on a terminal, once it takes longer than a second.
#pragma once

#include "cli/session/env.hpp"

#include <cstdint>
#include <string>

namespace tix::cli {

class ImportProgress {
 public:
  /// `env` must outlive this object.
  ImportProgress(const Env& env, const std::string& file);

  void show(std::int64_t rows, std::uint64_t bytes);
  /// Removes the line.
  void clear();

 private:
  const Env& env_;
  std::uint64_t size_ = 0;  ///< of the file in bytes; 0: not known
  Instant begun_;
  Instant shown_;
  bool visible_ = false;
};

}  // namespace tix::cli
