// Our types as SQLite values and back: the one place that knows how an id, an instant or an enumerator is
// stored.
#pragma once

#include "tix/intake/incoming_mail.hpp"
#include "tix/intake/intake_verdict.hpp"
#include "tix/ticket/clock.hpp"
#include "tix/ticket/customer.hpp"
#include "tix/ticket/customer_address.hpp"
#include "tix/ticket/event.hpp"
#include "tix/ticket/history.hpp"
#include "tix/ticket/ids.hpp"
#include "tix/ticket/name_table.hpp"
#include "tix/ticket/outbox_state.hpp"
#include "tix/ticket/ticket.hpp"
#include "tix/time/instant.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include <sqlite3.h>

namespace tix::store {

/// The table of a stored enumeration; nullptr for other ones.
template <class Enum>
inline constexpr std::nullptr_t kStoredEnum = nullptr;
template <>
inline constexpr auto kStoredEnum<Status> = kStatusNames;
template <>
inline constexpr auto kStoredEnum<Priority> = kPriorityNames;
template <>
inline constexpr auto kStoredEnum<EventKind> = kEventKinds;
template <>
inline constexpr auto kStoredEnum<MessageKind> = kMessageKindNames;
template <>
inline constexpr auto kStoredEnum<Clock> = kClockNames;
template <>
inline constexpr auto kStoredEnum<Outcome> = kOutcomeNames;
template <>
inline constexpr auto kStoredEnum<BreachReason> = kBreachReasonNames;
template <>
inline constexpr auto kStoredEnum<OpenedBy> = kOpenedByNames;
template <>
inline constexpr auto kStoredEnum<ClosedBy> = kClosedByNames;
template <>
inline constexpr auto kStoredEnum<OutboxState> = kOutboxStateNames;
template <>
inline constexpr auto kStoredEnum<NameKind> = kNameKindNames;
template <>
inline constexpr auto kStoredEnum<CustomerFactKind> = kCustomerFactNames;
template <>
inline constexpr auto kStoredEnum<AddressKind> = kAddressKindNames;
template <>
inline constexpr auto kStoredEnum<IntakeVerdict> = kIntakeVerdictNames;
template <>
inline constexpr auto kStoredEnum<MailAuth> = kMailAuthNames;
template <>
inline constexpr auto kStoredEnum<PartRole> = kPartRoleNames;

template <class Enum>
inline constexpr bool kIsStored = !std::is_same_v<decltype(kStoredEnum<Enum>), const std::nullptr_t>;

/// Throws Error{storage} for a stored number that this tix does not know.
[[noreturn]] void throw_unknown_number(std::string_view column, std::int64_t number);

// Writing: each function returns SQLite's result code. Text is copied, so a temporary may be bound.

template <class Number>
requires std::is_integral_v<Number>
int bind_value(sqlite3_stmt* s, int i, Number value) {
  return sqlite3_bind_int64(s, i, std::int64_t{value});
}
template <class Enum>
requires std::is_enum_v<Enum>
int bind_value(sqlite3_stmt* s, int i, Enum value) {
  static_assert(kIsStored<Enum>, "not a stored enumeration");
  return sqlite3_bind_int64(s, i, static_cast<std::int64_t>(value));
}
template <class Tag>
int bind_value(sqlite3_stmt* s, int i, Id<Tag> id) {
  return id ? sqlite3_bind_int64(s, i, id.value) : sqlite3_bind_null(s, i);
}
inline int bind_value(sqlite3_stmt* s, int i, Instant at) {
  return sqlite3_bind_int64(s, i, at.unix());
}
inline int bind_value(sqlite3_stmt* s, int i, Seconds d) {
  return sqlite3_bind_int64(s, i, d.count);
}
inline int bind_value(sqlite3_stmt* s, int i, WallSeconds d) {
  return sqlite3_bind_int64(s, i, d.count);
}
int bind_value(sqlite3_stmt* s, int i, std::string_view text);
/// Bytes that are no text: hashes and files.
struct Bytes {
  std::string bytes;
};
int bind_value(sqlite3_stmt* s, int i, const Bytes& value);
template <class Value>
int bind_value(sqlite3_stmt* s, int i, const std::optional<Value>& value) {
  return value ? bind_value(s, i, *value) : sqlite3_bind_null(s, i);
}

// Reading: a string keeps its memory from row to row.

template <class Number>
requires std::is_integral_v<Number>
void read_value(sqlite3_stmt* s, int i, Number& value) {
  const std::int64_t stored = sqlite3_column_int64(s, i);
  if constexpr (std::is_same_v<Number, bool>) {
    value = stored != 0;
  } else {
    if (stored < std::numeric_limits<Number>::min() || stored > std::numeric_limits<Number>::max())
      throw_unknown_number(sqlite3_column_name(s, i), stored);
    value = static_cast<Number>(stored);
  }
}
template <class Enum>
requires std::is_enum_v<Enum>
void read_value(sqlite3_stmt* s, int i, Enum& value) {
  static_assert(kIsStored<Enum>, "not a stored enumeration");
  const std::int64_t stored = sqlite3_column_int64(s, i);
  const std::optional<Enum> known = kStoredEnum<Enum>.at(stored);
  if (!known) throw_unknown_number(sqlite3_column_name(s, i), stored);
  value = *known;
}
template <class Tag>
void read_value(sqlite3_stmt* s, int i, Id<Tag>& id) {
  id.value = sqlite3_column_int64(s, i);  // NULL reads as 0, which is "none"
}
inline void read_value(sqlite3_stmt* s, int i, Instant& at) {
  at = Instant::from_unix(sqlite3_column_int64(s, i));
  if (at < Instant::first() || at > Instant::open_end())
    throw_unknown_number(sqlite3_column_name(s, i), at.unix());
}
inline void read_value(sqlite3_stmt* s, int i, Seconds& d) {
  d.count = sqlite3_column_int64(s, i);
}
inline void read_value(sqlite3_stmt* s, int i, WallSeconds& d) {
  d.count = sqlite3_column_int64(s, i);
}
void read_value(sqlite3_stmt* s, int i, std::string& text);
void read_value(sqlite3_stmt* s, int i, Bytes& value);
template <class Value>
void read_value(sqlite3_stmt* s, int i, std::optional<Value>& value) {
  if (sqlite3_column_type(s, i) == SQLITE_NULL) return value.reset();
  if (!value) value.emplace();
  read_value(s, i, *value);
}

}  // namespace tix::store
