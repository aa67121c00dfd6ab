// Collects small pieces of output into large ones.
#pragma once

#include "format/cell/render_options.hpp"

#include <cstddef>
#include <string>
#include <utility>

namespace tix::format {

class OutputBuffer {
 public:
  explicit OutputBuffer(Sink sink) : sink_(std::move(sink)) {}

  /// Returns the text to append to; call `row_done` now and then.
  std::string& text() { return text_; }
  void row_done() {
    if (text_.size() >= kEnough) flush();
  }
  void flush() {
    if (!text_.empty()) sink_(text_);
    text_.clear();
  }

 private:
  static constexpr std::size_t kEnough = std::size_t{64} * 1024;

  Sink sink_;
  std::string text_;
};

}  // namespace tix::format
