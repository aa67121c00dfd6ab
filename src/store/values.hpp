// Our types as SQLite values and back: the one place that knows how an id, an instant or an enumerator is
// stored.
#pragma once

#include "tix/clock.hpp"
#include "tix/delivery.hpp"
#include "tix/event.hpp"
#include "tix/history.hpp"
#include "tix/ids.hpp"
#include "tix/instant.hpp"
#include "tix/names.hpp"
#include "tix/ticket.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>

namespace tix::store {

/// How many enumerators a stored enumeration has; 0: not stored.
template <class Enum>
inline constexpr std::size_t kEnumerators = 0;
template <>
inline constexpr std::size_t kEnumerators<Status> = kStatusNames.size();
template <>
inline constexpr std::size_t kEnumerators<Priority> = kPriorityNames.size();
template <>
inline constexpr std::size_t kEnumerators<EventKind> = kEventKinds.size();
template <>
inline constexpr std::size_t kEnumerators<MessageKind> = kMessageKindNames.size();
template <>
inline constexpr std::size_t kEnumerators<Clock> = kClockNames.size();
template <>
inline constexpr std::size_t kEnumerators<Outcome> = kOutcomeNames.size();
template <>
inline constexpr std::size_t kEnumerators<BreachReason> = kBreachReasonNames.size();
template <>
inline constexpr std::size_t kEnumerators<Came> = kCameNames.size();
template <>
inline constexpr std::size_t kEnumerators<Went> = kWentNames.size();
template <>
inline constexpr std::size_t kEnumerators<Delivery> = kDeliveryNames.size();
template <>
inline constexpr std::size_t kEnumerators<NameKind> = kNameKindNames.size();

/// Throws Error storage: a number in a stored column is outside what this tix knows.
[[noreturn]] void throw_unknown_number(std::string_view column, std::int64_t number);

// Writing. Text is copied, so a temporary may be bound.

template <class Number>
requires std::is_integral_v<Number>
void bind_value(SQLite::Statement& s, int i, Number value) {
  s.bind(i, std::int64_t{value});
}
template <class Enum>
requires std::is_enum_v<Enum>
void bind_value(SQLite::Statement& s, int i, Enum value) {
  static_assert(kEnumerators<Enum> > 0, "not a stored enumeration");
  s.bind(i, static_cast<std::int64_t>(value));
}
template <class Tag>
void bind_value(SQLite::Statement& s, int i, Id<Tag> id) {
  id ? s.bind(i, id.value) : s.bind(i);
}
inline void bind_value(SQLite::Statement& s, int i, Instant at) {
  s.bind(i, at.unix());
}
inline void bind_value(SQLite::Statement& s, int i, Seconds d) {
  s.bind(i, d.count);
}
inline void bind_value(SQLite::Statement& s, int i, WallSeconds d) {
  s.bind(i, d.count);
}
inline void bind_value(SQLite::Statement& s, int i, const std::string& text) {
  s.bind(i, text);
}
inline void bind_value(SQLite::Statement& s, int i, const char* text) {
  s.bind(i, text);
}
inline void bind_value(SQLite::Statement& s, int i, std::string_view text) {
  s.bind(i, std::string{text});
}
template <class Value>
void bind_value(SQLite::Statement& s, int i, const std::optional<Value>& value) {
  value ? bind_value(s, i, *value) : s.bind(i);
}

// Reading. A string keeps its memory from row to row.

template <class Number>
requires std::is_integral_v<Number>
void read_value(const SQLite::Column& c, Number& value) {
  const std::int64_t stored = c.getInt64();
  if constexpr (std::is_same_v<Number, bool>) {
    value = stored != 0;
  } else {
    if (stored < std::numeric_limits<Number>::min() || stored > std::numeric_limits<Number>::max())
      throw_unknown_number(c.getName(), stored);
    value = static_cast<Number>(stored);
  }
}
template <class Enum>
requires std::is_enum_v<Enum>
void read_value(const SQLite::Column& c, Enum& value) {
  static_assert(kEnumerators<Enum> > 0, "not a stored enumeration");
  const std::int64_t stored = c.getInt64();
  if (stored < 0 || stored >= static_cast<std::int64_t>(kEnumerators<Enum>))
    throw_unknown_number(c.getName(), stored);
  value = static_cast<Enum>(stored);
}
template <class Tag>
void read_value(const SQLite::Column& c, Id<Tag>& id) {
  id.value = c.getInt64();  // NULL reads as 0, which is "none"
}
inline void read_value(const SQLite::Column& c, Instant& at) {
  at = Instant::from_unix(c.getInt64());
}
inline void read_value(const SQLite::Column& c, Seconds& d) {
  d.count = c.getInt64();
}
inline void read_value(const SQLite::Column& c, WallSeconds& d) {
  d.count = c.getInt64();
}
inline void read_value(const SQLite::Column& c, std::string& text) {
  const char* start = c.getText();  // before getBytes: it settles the encoding
  text.assign(start, static_cast<std::size_t>(c.getBytes()));
}
template <class Value>
void read_value(const SQLite::Column& c, std::optional<Value>& value) {
  if (c.isNull()) return value.reset();
  if (!value) value.emplace();
  read_value(c, *value);
}

}  // namespace tix::store
