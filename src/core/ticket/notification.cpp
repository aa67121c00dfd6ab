// Subjects and titles of notifications.
#include "tix/ticket/notification.hpp"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

namespace tix {
namespace {

std::string one_line(std::string_view text) {
  std::string line(text);
  std::ranges::replace_if(
      line, [](char c) { return std::iscntrl(static_cast<unsigned char>(c)) != 0; }, ' ');
  return line;
}

/// Returns whether the subject contains `number` as a whole: `#42` is not in `#421`.
bool names(std::string_view subject, const std::string& number) {
  for (std::size_t at = subject.find(number); at != std::string_view::npos;
       at = subject.find(number, at + 1)) {
    const std::size_t end = at + number.size();
    if (end == subject.size() || std::isdigit(static_cast<unsigned char>(subject[end])) == 0) return true;
  }
  return false;
}

}  // namespace

std::string subject_of(std::string_view subject, std::string_view mark, TicketId id) {
  const std::string line = one_line(subject);
  const std::string number = fmt::format("#{}", id.value);
  const std::string marked = one_line(mark.empty() ? number : fmt::format("{} {}", mark, number));
  const bool is_marked =
      mark.empty() ? names(line, number) : line.find('[' + marked + ']') != std::string::npos;
  return is_marked ? line : fmt::format("{} [{}]", line, marked);
}

std::string line_of(const Ticket& ticket) {
  return fmt::format("#{} {}", ticket.id.value, ticket.title);
}

}  // namespace tix
