// Tables with one row per enumerator, checked when they are compiled. Names, labels and rules of an
// enumeration live in such a table, so that adding an enumerator without a row does not compile.
#pragma once

#include "tix/text/ascii.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace tix {

/// Returns whether `Value` has a name in its enumeration. C++20 has no reflection, so this reads the
/// compiler's own spelling of the function: GCC and clang write a value without a name as a cast, `(Enum)7`.
template <auto Value>
consteval bool is_enumerator() {
  std::string_view spelling = __PRETTY_FUNCTION__;
  spelling.remove_prefix(spelling.find("Value = "));
  spelling = spelling.substr(0, spelling.find_first_of(";]"));
  return spelling[spelling.find_last_not_of("0123456789")] != ')';
}

/// The rows of an enumeration whose values count up from 0, indexed by the enumerators themselves.
/// Made by `enum_table`, `leading_enum_table`, `enum_values` and `enum_names`, which refuse to compile unless
/// each enumerator has one row, in order.
template <class Enum, class Row, std::size_t N>
class EnumTable {
 public:
  using const_iterator = typename std::array<Row, N>::const_iterator;

  consteval explicit EnumTable(const std::array<Row, N>& rows) : rows_(rows) {
    static_assert(is_enumerator<static_cast<Enum>(N - 1)>(), "a row without an enumerator");
  }

  /// Returns the row of `value`, in constant time. A value without a row is undefined behaviour; use `at` for
  /// numbers from outside.
  constexpr const Row& operator[](Enum value) const { return rows_[static_cast<std::size_t>(value)]; }
  /// Returns the enumerator of a row. `row` must be a reference into this table, not a copy of a row.
  constexpr Enum value_of(const Row& row) const { return static_cast<Enum>(&row - rows_.data()); }
  /// Returns the enumerator stored as `number`, or nullopt if there is none.
  template <class Number>
  constexpr std::optional<Enum> at(Number number) const {
    const bool has_row = number >= Number{0} && static_cast<std::size_t>(number) < N;
    return has_row ? std::optional(static_cast<Enum>(number)) : std::nullopt;
  }

  /// Returns the enumerators that have a row, in order.
  constexpr std::array<Enum, N> enumerators() const {
    std::array<Enum, N> all{};
    for (std::size_t i = 0; i < N; ++i) all[i] = static_cast<Enum>(i);
    return all;
  }
  constexpr std::size_t size() const { return N; }
  constexpr const Row* data() const { return rows_.data(); }
  constexpr const_iterator begin() const { return rows_.begin(); }
  constexpr const_iterator end() const { return rows_.end(); }

 private:
  std::array<Row, N> rows_;
};

/// Returns `table`, or refuses to compile if the enumerator after the last row exists.
template <class Enum, class Row, std::size_t N>
consteval EnumTable<Enum, Row, N> whole_table(const EnumTable<Enum, Row, N>& table) {
  static_assert(!is_enumerator<static_cast<Enum>(N)>(), "an enumerator without a row");
  return table;
}

/// Makes a table like `enum_table` that may lack rows for the last enumerators, for example for a clock that
/// has a name but no rules of its own.
template <class Enum, class Row, std::size_t N>
consteval EnumTable<Enum, Row, N> leading_enum_table(Enum Row::*key, const Row (&rows)[N]) {
  const std::array<Row, N> all = std::to_array(rows);
  for (std::size_t i = 0; i < N; ++i)
    if (static_cast<std::size_t>(all[i].*key) != i)
      throw "the rows stand in another order than the enumerators";
  return EnumTable<Enum, Row, N>(all);
}

/// Makes a table of rows that name their enumerator themselves in the member `key`:
///
///     inline constexpr auto kShells = enum_table(&ShellRow::shell, {{Shell::bash, "bash"}, {Shell::zsh,
///     "zsh"}});
template <class Enum, class Row, std::size_t N>
consteval EnumTable<Enum, Row, N> enum_table(Enum Row::*key, const Row (&rows)[N]) {
  return whole_table(leading_enum_table(key, rows));
}

/// Makes a table of rows that do not name their enumerator, in the order of the enumerators.
template <class Enum, class Row, std::size_t N>
consteval EnumTable<Enum, Row, N> enum_values(const Row (&rows)[N]) {
  return whole_table(EnumTable<Enum, Row, N>(std::to_array(rows)));
}

/// Makes a table of bare names, in the order of the enumerators:
///
///     inline constexpr auto kShellNames = enum_names<Shell>({"bash", "zsh"});
template <class Enum, std::size_t N>
consteval EnumTable<Enum, std::string_view, N> enum_names(const std::string_view (&names)[N]) {
  return enum_values<Enum>(names);
}

/// Returns whether the member `name` differs between any two rows. Meant for a static_assert; quadratic.
template <class Table>
consteval bool has_distinct_names(const Table& rows) {
  for (const auto& row : rows)
    for (const auto& other : rows)
      if (&row != &other && row.name == other.name) return false;
  return true;
}

/// Returns the enumerator of exactly this name, or nullopt.
template <class Enum, std::size_t N>
constexpr std::optional<Enum> find_name(const EnumTable<Enum, std::string_view, N>& names,
                                        std::string_view name) {
  for (const std::string_view& each : names)
    if (each == name) return names.value_of(each);
  return std::nullopt;
}

/// Returns the enumerator of this name, compared without ASCII case, or nullopt.
template <class Enum, std::size_t N>
constexpr std::optional<Enum> find_name_without_case(const EnumTable<Enum, std::string_view, N>& names,
                                                     std::string_view name) {
  for (const std::string_view& each : names)
    if (equal_without_case(each, name)) return names.value_of(each);
  return std::nullopt;
}

}  // namespace tix
