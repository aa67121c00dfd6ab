// Subjects and titles of notifications.
#include "tix/ticket/notification.hpp"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

namespace tix {
namespace {

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

std::string subject_of(std::string_view subject, TicketId id) {
  std::string line(subject);
  std::ranges::replace_if(
      line, [](char c) { return std::iscntrl(static_cast<unsigned char>(c)) != 0; }, ' ');
  const std::string number = fmt::format("#{}", id.value);
  return names(line, number) ? line : fmt::format("{} [{}]", line, number);
}

std::string line_of(const Ticket& ticket) {
  return fmt::format("#{} {}", ticket.id.value, ticket.title);
}

}  // namespace tix
