// Collects the mistakes, declarations and references of one reading.
#include "desk/file/desk_file_reading.hpp"

#include "tix/text/ascii.hpp"
#include "tix/text/nearest.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace tix::desk {
namespace {

/// The number of names that an error lists.
constexpr std::size_t kMostListed = 12;
constexpr std::array<std::string_view, 4> kKeptWords = {"none", "auto", "me", "all"};

std::string listed(std::span<const std::string_view> names) {
  if (names.size() <= kMostListed) return fmt::format("{}", fmt::join(names, ", "));
  return fmt::format("{}, … ({} in all)", fmt::join(names.first(kMostListed), ", "), names.size());
}

bool is_name_letter(char c) {
  const char small = ascii_lower(c);
  const bool ascii =
      (small >= 'a' && small <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
  return ascii || static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

bool is_name(std::string_view text) {
  return !text.empty() && text.front() != '-' && text.front() != '.' &&
         std::ranges::all_of(text, is_name_letter) && !position_named(text, kKeptWords);
}

bool is_agent_name(std::string_view text) {
  return is_name(text) && !position_named(text, kRoles);
}

void FileReading::mistake(Spot at, std::string message, std::string hint) {
  // Quoted keys and texts may contain any character. Line ends are kept for filter errors, which point at
  // the place on a line of their own.
  std::ranges::replace_if(
      message, [](char c) { return is_control(c) && c != '\n'; }, '?');
  mistakes_.push_back({Place{file_, at.line, at.column}, std::move(message), std::move(hint)});
}

void FileReading::unknown_key(const TomlEntry& entry, std::string_view section,
                              std::span<const std::string_view> accepted) {
  mistake(entry.at, fmt::format("unknown key '{}' in {}; accepted: {}", entry.key, section, listed(accepted)),
          did_you_mean(entry.key, accepted));
}

void FileReading::declare(Declares kind, std::string_view name, Spot at, Once once, bool active) {
  if (kind == Declares::agent && NameTable().find<AgentId>(name))
    mistake(at,
            fmt::format("'{}' is the name under which the desk acts automatically; accepted: any other name",
                        name));
  const auto [entry, is_new] =
      declared_[kind].try_emplace(ascii_lower(name), Declaration{std::string(name), active});
  if (is_new || once == Once::no) return;
  if (entry->second.name == name)
    mistake(at, fmt::format("the file defines the {} '{}' twice; accepted: once", name_of(kind), name));
  else
    mistake(at,
            fmt::format("the {} '{}' differs from '{}' only in upper and lower case, which filters ignore",
                        name_of(kind), name, entry->second.name));
}

void FileReading::declare_key(Declares kind, const TomlEntry& entry, bool active) {
  if (!is_name(entry.key))
    mistake(entry.at, fmt::format("'{}' cannot name {} {}; accepted: {}", entry.key,
                                  kind == Declares::agent ? "an" : "a", name_of(kind), kNameAccepted));
  declare(kind, entry.key, entry.at, Once::yes, active);
}

void FileReading::refer(Declares kind, std::string_view name, Spot at, Inactive inactive) {
  references_.push_back(
      {.kind = kind, .name = std::string(name), .at = at, .also_inactive = inactive == Inactive::accepted});
}

void FileReading::look_up(const Reference& reference) {
  const Declarations& known = declared(reference.kind);
  const auto found = known.find(ascii_lower(reference.name));
  if (found != known.end() && found->second.name == reference.name) {
    if (!found->second.active && !reference.also_inactive)
      mistake(reference.at, fmt::format("the {} '{}' has active = false; accepted: an active {}",
                                        name_of(reference.kind), reference.name, name_of(reference.kind)));
    return;
  }
  std::vector<std::string_view> names;
  for (const auto& [small, declaration] : known) names.emplace_back(declaration.name);
  const std::string accepted =
      names.empty() ? "the file defines none" : fmt::format("accepted: {}", listed(names));
  mistake(reference.at, fmt::format("unknown {} '{}'; {}", name_of(reference.kind), reference.name, accepted),
          did_you_mean(reference.name, names));
}

void FileReading::former(Declares kind, std::string_view name, Spot at) {
  former_.push_back({.kind = kind, .name = std::string(name), .at = at, .also_inactive = true});
}

void FileReading::look_up_former(const Reference& former) {
  const auto present = declared(former.kind).find(ascii_lower(former.name));
  const bool is_still_used = present != declared(former.kind).end() && present->second.name == former.name;
  const auto first = std::ranges::find_if(former_, [&](const Reference& other) {
    return other.kind == former.kind && other.name == former.name;
  });
  if (is_still_used)
    mistake(former.at,
            fmt::format(
                "renamed_from = '{}', but the file still has that {}; accepted: a name that it no longer has",
                former.name, name_of(former.kind)));
  else if (first->at != former.at)
    mistake(former.at, fmt::format("renamed_from = '{}' appears twice; accepted: once", former.name));
}

NameTable FileReading::vocabulary() const {
  NameTable names;
  const auto intern = [&](Declares kind, NameKind as) {
    for (const auto& [small, declaration] : declared(kind))
      names.intern(as, declaration.name, declaration.active);
  };
  intern(Declares::agent, NameKind::agent);
  intern(Declares::team, NameKind::team);
  intern(Declares::category, NameKind::category);
  intern(Declares::hold_reason, NameKind::hold_reason);
  intern(Declares::resolution, NameKind::resolution);
  return names;
}

std::vector<Mistake> FileReading::finish() {
  for (const Reference& reference : references_) look_up(reference);
  for (const Reference& former : former_) look_up_former(former);
  std::ranges::stable_sort(mistakes_, [](const Mistake& a, const Mistake& b) {
    return std::pair(a.place.line, a.place.column) < std::pair(b.place.line, b.place.column);
  });
  return std::move(mistakes_);
}

}  // namespace tix::desk
