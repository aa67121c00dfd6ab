// What became of something that came in, and what is known about its sender.
#pragma once

#include "tix/text/enum_table.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tix {

/// What became of a message that came in. Databases store the enumerators as numbers: append new ones, never
/// reorder. A duplicate leaves no row.
enum class IntakeVerdict : std::uint8_t {
  created,
  added,
  follow_up,  ///< a new ticket, because the one it answers is closed
  note,       ///< an internal note, because an agent sent it
  auto_,      ///< a robot's answer on its ticket, which opens and answers nothing
  duplicate,  ///< taken in before
  loop,       ///< one of our own mails
  bounce,     ///< a report that one of our mails was not delivered
  ignored,    ///< a robot's message about nothing we know
  held        ///< kept for a person to decide
};
inline constexpr auto kIntakeVerdictNames = enum_names<IntakeVerdict>(
    {"created", "added", "follow_up", "note", "auto", "duplicate", "loop", "bounce", "ignored", "held"});
constexpr std::string_view name_of(IntakeVerdict verdict) {
  return kIntakeVerdictNames[verdict];
}

/// What our own server found about the sender (RFC 8601).
enum class MailAuth : std::uint8_t { none, pass, fail };
inline constexpr auto kMailAuthNames = enum_names<MailAuth>({"none", "pass", "fail"});

/// What people should know about a message that came in.
enum class IntakeFlag : std::uint8_t {
  stranger,    ///< the author proved to have the mail, but is neither requester nor in copy
  unverified,  ///< our own server found the sender forged
  automatic,   ///< sent by a program or a list: nothing automatic answers it
  broken       ///< not all of it could be read
};
inline constexpr auto kIntakeFlagNames =
    enum_names<IntakeFlag>({"stranger", "unverified", "automatic", "broken"});

/// A set of flags, as stored: 1 << flag.
struct IntakeFlags {
  std::int64_t bits = 0;

  bool has(IntakeFlag flag) const { return (bits >> static_cast<int>(flag) & 1) != 0; }
  void add(IntakeFlag flag) { bits |= std::int64_t{1} << static_cast<int>(flag); }

  friend bool operator==(const IntakeFlags&, const IntakeFlags&) = default;
};

/// Returns the names of the flags in a set, in the order of the enumerators.
inline std::vector<std::string> names_of(IntakeFlags flags) {
  std::vector<std::string> names;
  for (const IntakeFlag flag : kIntakeFlagNames.enumerators())
    if (flags.has(flag)) names.emplace_back(kIntakeFlagNames[flag]);
  return names;
}

}  // namespace tix
