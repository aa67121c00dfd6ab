// Unfolds lines (RFC 5545, 3.1) and follows the nesting of BEGIN and END.
#include "format/read/ics_lines.hpp"

#include "format/text/utf8.hpp"
#include "tix/text/ascii.hpp"
#include "tix/text/error.hpp"

#include <utility>

#include <fmt/format.h>

namespace tix::format {
namespace {

constexpr std::string_view kNoCalendar =
    "not a calendar; accepted: BEGIN:VCALENDAR ... END:VCALENDAR (RFC 5545)";

/// Returns the word after `begin:` or `end:` in lower case, or an empty text for any other line.
std::string named_after(std::string_view mark, std::string_view line) {
  if (!ascii_lower(line.substr(0, mark.size())).starts_with(mark)) return {};
  std::string name = ascii_lower(line.substr(mark.size()));
  name.erase(name.find_last_not_of(' ') + 1);
  return name;
}

class Blocks {
 public:
  explicit Blocks(const std::string& file) : file_(&file) {}

  void take(IcsLine line) {
    if (line.text.empty()) return;
    if (const auto problem = text_problem(line.text); !problem.empty())
      refuse(line.line, fmt::format("contains {}", problem));
    const std::string begun = named_after("begin:", line.text), ended = named_after("end:", line.text);
    if (open_.empty() && begun != "vcalendar") refuse(line.line, kNoCalendar);
    if (!begun.empty()) return begin(begun, std::move(line));
    if (!ended.empty()) return end(ended, std::move(line));
    if (in_zone() || in_event()) current_.lines.push_back(std::move(line));
  }

  IcsFile finish(int lines) {
    if (!open_.empty()) refuse(open_.back().line, fmt::format("BEGIN:{} has no END", open_.back().name));
    if (!any_) refuse(lines, kNoCalendar);
    return std::move(found_);
  }

 private:
  struct Open {
    std::string name;
    int line;
  };
  /// The depth of events and zones, which are directly inside a calendar.
  static constexpr std::size_t kDepth = 2;

  [[noreturn]] void refuse(int line, std::string_view what) const {
    throw Error(ErrorKind::usage, fmt::format("{}: {}", Place{*file_, line, 0}.text(), what));
  }

  /// For a time zone all lines are kept; for an event only those outside nested components.
  bool in_zone() const { return open_.size() >= kDepth && open_[kDepth - 1].name == "vtimezone"; }
  bool in_event() const { return open_.size() == kDepth && open_.back().name == "vevent"; }

  void begin(const std::string& name, IcsLine&& line) {
    any_ = true;
    open_.push_back({name, line.line});
    if (open_.size() == kDepth)
      current_ = {line.line, {}};
    else if (in_zone())
      current_.lines.push_back(std::move(line));
  }

  void end(const std::string& name, IcsLine&& line) {
    if (open_.back().name != name)
      refuse(line.line, fmt::format("END:{} does not match BEGIN:{} of line {}", name, open_.back().name,
                                    open_.back().line));
    const bool is_whole = open_.size() == kDepth;
    if (!is_whole && in_zone()) current_.lines.push_back(std::move(line));
    open_.pop_back();
    if (is_whole && name == "vevent") found_.events.push_back(std::move(current_));
    if (is_whole && name == "vtimezone") found_.zones.push_back(std::move(current_));
  }

  const std::string* file_;
  std::vector<Open> open_;
  IcsBlock current_;
  IcsFile found_;
  bool any_ = false;
};

}  // namespace

IcsFile ics_blocks(std::string_view text, const std::string& file) {
  Blocks blocks(file);
  IcsLine unfolded;
  int number = 0;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.starts_with(' ') || line.starts_with('\t')) {
      unfolded.text += line.substr(1);
      continue;
    }
    blocks.take(std::move(unfolded));
    unfolded = {number, std::string(line)};
  }
  blocks.take(std::move(unfolded));
  return blocks.finish(number);
}

}  // namespace tix::format
