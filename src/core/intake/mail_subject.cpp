// Reads subjects as people and their mail programs leave them: folded, with other blanks and in another case.
#include "tix/intake/mail_subject.hpp"

#include "tix/text/ascii.hpp"
#include "tix/text/blank.hpp"
#include "tix/text/whole_number.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace tix {
namespace {

constexpr std::size_t kLongestTitle = 500;
/// Longer numbers are no tickets of anybody.
constexpr std::size_t kMostDigits = 15;

/// The prefixes that mail programs write, in many languages.
constexpr std::array<std::string_view, 14> kReplies = {"re",  "aw",  "antw", "sv",  "vs",   "rif",  "res",
                                                       "bls", "ynt", "odp",  "ref", "回复", "返信", "balas"};
constexpr std::array<std::string_view, 18> kForwards = {"fw", "fwd", "wg",   "tr",   "rv",   "enc",
                                                        "vb", "vl",  "trs",  "pd",   "i",    "ilt",
                                                        "fs", "ml",  "転送", "转发", "轉寄", "teruskan"};

/// Returns the text on one line: runs of blanks and control characters become one blank.
std::string on_one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool is_gap = static_cast<unsigned char>(c) <= ' ' || c == 0x7f;
    if (!is_gap)
      line += c;
    else if (!line.empty() && line.back() != ' ')
      line += ' ';
  }
  if (line.ends_with(' ')) line.pop_back();
  return line;
}

/// Cuts valid UTF-8 to a number of bytes, between characters.
void shorten(std::string& text, std::size_t most) {
  if (text.size() <= most) return;
  const auto continues = [&](std::size_t i) {
    return (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U;
  };
  while (most > 0 && continues(most)) --most;
  text.resize(most);
}

std::string name_in_mark(const Desk& desk) {
  std::string name = desk.mark.empty() ? desk.name : desk.mark;
  std::erase_if(name, [](char c) { return c == '[' || c == ']' || c == '#'; });
  name = on_one_line(name);
  return name.empty() ? "support" : name;
}

struct Mark {
  std::size_t from = 0, to = 0;  // in the subject
  TicketId ticket;
};

/// Returns the first mark of this name at or after `from`. The subject stands on one line.
std::optional<Mark> mark_after(std::string_view subject, std::string_view name, std::size_t from) {
  const std::string opening = "[" + std::string(name) + " #";
  for (std::size_t open = subject.find('[', from); open != std::string_view::npos;
       open = subject.find('[', open + 1)) {
    if (!equal_without_case(subject.substr(open, opening.size()), opening)) continue;
    const std::size_t first = open + opening.size();
    const std::string_view rest = subject.substr(first, kMostDigits + 1);
    const std::size_t close = rest.find(']');
    if (close == std::string_view::npos) continue;
    const auto number = whole_number(trimmed(rest.substr(0, close)));
    if (number && *number > 0) return Mark{open, first + close + 1, TicketId{*number}};
  }
  return std::nullopt;
}

std::string_view without_tags(std::string_view subject) {
  subject = trimmed(subject);
  while (subject.starts_with('[') && subject.find(']') != std::string_view::npos)
    subject = trimmed(subject.substr(subject.find(']') + 1));
  return subject;
}

}  // namespace

std::string subject_mark(const Desk& desk, TicketId ticket) {
  return "[" + name_in_mark(desk) + " #" + std::to_string(ticket.value) + "]";
}

TicketId marked_ticket(const Desk& desk, std::string_view subject) {
  const std::string line = on_one_line(subject), name = name_in_mark(desk);
  TicketId last;
  for (auto mark = mark_after(line, name, 0); mark; mark = mark_after(line, name, mark->to))
    last = mark->ticket;
  return last;
}

std::string title_of_subject(const Desk& desk, std::string_view subject) {
  const std::string line = on_one_line(subject), name = name_in_mark(desk);
  std::string title;
  std::size_t from = 0;
  for (auto mark = mark_after(line, name, 0); mark; mark = mark_after(line, name, from)) {
    title += line.substr(from, mark->from - from);
    from = mark->to;
  }
  title = on_one_line(title + line.substr(from));
  shorten(title, kLongestTitle);
  return title;
}

std::string title_of_text(std::string_view text) {
  text = trimmed(text);
  std::string title = on_one_line(text.substr(0, text.find('\n')));
  shorten(title, kLongestTitle);
  return title;
}

SubjectPrefix prefix_of_subject(std::string_view subject) {
  constexpr std::string_view kWideColon = "：";
  subject = without_tags(subject);
  const std::size_t colon = std::min(subject.find(':'), subject.find(kWideColon));
  if (colon == std::string_view::npos) return SubjectPrefix::none;
  // `Fwd[2]:` counts how often it was passed on.
  std::string_view word = subject.substr(0, colon);
  word = trimmed(word.substr(0, word.find_first_of("[(")));
  if (position_named(word, kReplies)) return SubjectPrefix::reply;
  return position_named(word, kForwards) ? SubjectPrefix::forward : SubjectPrefix::none;
}

bool begins_with_any(std::string_view subject, std::span<const std::string> beginnings) {
  subject = trimmed(subject);
  return std::ranges::any_of(beginnings, [&](const std::string& beginning) {
    return !beginning.empty() && equal_without_case(subject.substr(0, beginning.size()), beginning);
  });
}

}  // namespace tix
