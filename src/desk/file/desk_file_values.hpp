// Readers of single values. The key tables instantiate them with the member that they fill.
#pragma once

#include "desk/file/desk_file_reading.hpp"
#include "desk/file/desk_file_toml.hpp"
#include "tix/filter/filter.hpp"
#include "tix/policy/policy.hpp"
#include "tix/time/instant.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tix::desk {

template <class Pointer>
struct OwnerOfMember;
template <class Class, class Value>
struct OwnerOfMember<Value Class::*> {
  using type = Class;
};
/// The struct that a pointer to member belongs to.
template <auto member>
using Owner = typename OwnerOfMember<decltype(member)>::type;

/// Returns text on one line, not blank and without control characters; null otherwise.
const std::string* one_line(const TomlValue& value);
/// Returns text that is not blank, with no control characters but line ends and tabs; null otherwise.
const std::string* some_text(const TomlValue& value);
/// Returns a whole number in [least, most].
std::optional<std::int64_t> whole_number(const TomlValue& value, std::int64_t least, std::int64_t most);
/// Reads `90s`, `15m`, `4h30m` or `2d`, longer than 0. Throws Error for any other text.
std::optional<WallSeconds> wall_duration(const TomlValue& value);
/// Reads working time: s, m and h only.
std::optional<Seconds> working_duration(const TomlValue& value);
/// Reads `billing` or `billing:2`, level 1 to 9.
std::optional<Skill> skill(const TomlValue& value);
/// Reads a filter, in which the names that the desk declares are known. Throws Error for a mistake in it.
/// Returns nullopt for a value that is not text.
std::optional<Filter> filter(const TomlValue& value, const FileReading& reading);
/// Throws Error for a name that a filter cannot contain: `none`, or one with spaces around it.
void refuse_untypable(const std::string& name);

inline constexpr std::string_view kTextAccepted = "text on one line";
inline constexpr std::string_view kZoneAccepted = "the name of a time zone such as \"Asia/Jakarta\"";
inline constexpr std::string_view kAgentAccepted = "the name of an agent";
inline constexpr std::string_view kTeamAccepted = "the name of a team";
inline constexpr std::string_view kCalendarAccepted = "the name of a calendar";
inline constexpr std::string_view kDurationAccepted =
    "a duration such as \"90s\", \"15m\", \"4h30m\" or \"2d\"";
inline constexpr std::string_view kWorkingAccepted = "working time such as \"15m\", \"4h\" or \"1h30m\"";
inline constexpr std::string_view kFilterAccepted = "a filter such as \"priority:urgent team:frontline\"";
inline constexpr std::string_view kSkillsAccepted = "a list of skills such as [\"login\", \"billing:2\"]";
inline constexpr std::string_view kFlagAccepted = "true or false";

/// Stores what a reader found, and returns whether it found anything.
template <auto member, class Found>
bool put(Found&& found, Owner<member>& into) {
  if (!found) return false;
  into.*member = *std::forward<Found>(found);
  return true;
}

template <auto member>
bool text(const TomlValue& value, Owner<member>& into, FileReading&) {
  return put<member>(one_line(value), into);
}

template <auto member>
bool long_text(const TomlValue& value, Owner<member>& into, FileReading&) {
  return put<member>(some_text(value), into);
}

template <auto member>
bool flag(const TomlValue& value, Owner<member>& into, FileReading&) {
  return put<member>(value.as<bool>(), into);
}

template <auto member, int least, int most>
bool number(const TomlValue& value, Owner<member>& into, FileReading&) {
  const auto found = whole_number(value, least, most);
  if (found) into.*member = static_cast<int>(*found);
  return found.has_value();
}

template <auto member>
bool wall_time(const TomlValue& value, Owner<member>& into, FileReading&) {
  return put<member>(wall_duration(value), into);
}

template <auto member>
bool working_time(const TomlValue& value, Owner<member>& into, FileReading&) {
  return put<member>(working_duration(value), into);
}

/// Reads a name that must be declared, and active, somewhere in the file.
template <auto member, Declares kind>
bool name_in(const TomlValue& value, Owner<member>& into, FileReading& reading) {
  const std::string* name = one_line(value);
  if (name != nullptr) reading.refer(kind, *name, value.at);
  return put<member>(name, into);
}

template <auto member>
bool when(const TomlValue& value, Owner<member>& into, FileReading& reading) {
  return put<member>(filter(value, reading), into);
}

/// Calls `each(text, at)` for every text of a list and turns its Errors into mistakes at that place. Returns
/// false for a value that is not a list. An element that is not text on one line is a mistake.
template <class Each>
bool each_text(const TomlValue& value, FileReading& reading, Each each) {
  const TomlList* list = value.as<TomlList>();
  if (list == nullptr) return false;
  for (const TomlValue& element : *list) {
    const std::string* one = one_line(element);
    if (one == nullptr)
      reading.mistake(element.at,
                      "the list contains " + shown(element) + "; accepted: " + std::string(kTextAccepted));
    else
      reading.locate(element.at, "", [&] { each(*one, element.at); });
  }
  return true;
}

/// Reads a list of names and declares them: categories, hold reasons or resolutions.
template <auto member, Declares kind>
bool declared_names(const TomlValue& value, Owner<member>& into, FileReading& reading) {
  return each_text(value, reading, [&](const std::string& name, Spot at) {
    refuse_untypable(name);
    reading.declare(kind, name, at);
    (into.*member).push_back(name);
  });
}

/// Reads a list of skills, and declares them (for agents) or refers to them (for routes).
enum class Skills : std::uint8_t { declared, referred };
template <auto member, Skills how>
bool skills(const TomlValue& value, Owner<member>& into, FileReading& reading) {
  const TomlList* list = value.as<TomlList>();
  if (list == nullptr) return false;
  for (const TomlValue& element : *list) {
    const std::optional<Skill> one = skill(element);
    if (!one) {
      reading.mistake(element.at,
                      shown(element) +
                          " is not a skill; accepted: a name, or a name and a level from 1 to 9 such as "
                          "\"billing:2\"");
      continue;
    }
    for (const Skill& other : into.*member)
      if (other.name == one->name)
        reading.mistake(element.at, "the list contains the skill '" + one->name + "' twice");
    if constexpr (how == Skills::declared)
      reading.declare(Declares::skill, one->name, element.at, FileReading::Once::no);
    else
      reading.refer(Declares::skill, one->name, element.at);
    (into.*member).push_back(*one);
  }
  return true;
}

}  // namespace tix::desk
