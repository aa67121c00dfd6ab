// Reads the file line by line and keeps only where lines begin.
#include "format/read/mbox_ranges.hpp"

#include <algorithm>
#include <string_view>

namespace tix::format {
namespace {

constexpr std::string_view kFrom = "From ";

/// Follows the lines of an mbox. Of each line only its first bytes are needed.
class MboxLines {
 public:
  void take(std::string_view bytes) {
    while (!bytes.empty()) {
      const std::size_t line_end = std::min(bytes.find('\n'), bytes.size());
      if (start_.size() < kFrom.size())
        start_ += bytes.substr(0, std::min(line_end, kFrom.size() - start_.size()));
      length_ += static_cast<std::int64_t>(line_end);
      if (line_end == bytes.size()) return;
      bytes.remove_prefix(line_end + 1);
      ++length_;
      finish_line();
    }
  }

  std::vector<MboxRange> finish() {
    if (length_ > 0) finish_line();
    if (!ranges_.empty() || line_begin_ > 0) close(after_blank_ ? blank_begin_ : line_begin_);
    std::erase_if(ranges_, [](const MboxRange& range) { return range.begin >= range.end; });
    return std::move(ranges_);
  }

 private:
  void finish_line() {
    const std::int64_t line_end = line_begin_ + length_;
    if (start_ == kFrom && after_blank_) {
      if (line_begin_ > 0) close(blank_begin_);
      ranges_.push_back({line_end, line_end});
    }
    const bool is_blank = start_.empty() || start_ == "\r";
    if (is_blank) blank_begin_ = line_begin_;
    after_blank_ = is_blank;
    start_.clear();
    length_ = 0;
    line_begin_ = line_end;
  }

  /// Ends the last mail; one without a `From ` line began with the file.
  void close(std::int64_t end) {
    if (ranges_.empty()) ranges_.push_back({0, 0});
    ranges_.back().end = end;
  }

  std::vector<MboxRange> ranges_;
  std::string start_;  // of the present line
  std::int64_t line_begin_ = 0, length_ = 0, blank_begin_ = 0;
  bool after_blank_ = true;
};

}  // namespace

std::vector<MboxRange> mbox_ranges(const ReadBytes& read) {
  MboxLines lines;
  std::vector<char> piece(std::size_t{64} * 1024);
  while (const std::size_t got = read(piece.data(), piece.size())) lines.take({piece.data(), got});
  return lines.finish();
}

}  // namespace tix::format
