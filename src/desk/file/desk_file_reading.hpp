// What one reading of a desk file gathers: mistakes, names declared, and names to look up at its end.
#pragma once

#include "desk/file/desk_file.hpp"
#include "desk/file/desk_file_toml.hpp"
#include "tix/text/enum_array.hpp"
#include "tix/text/enum_table.hpp"
#include "tix/ticket/name_table.hpp"

#include <array>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tix::desk {

/// Names that one part of a desk file declares and others refer to.
enum class Declares : std::uint8_t {
  calendar,
  team,
  agent,
  skill,
  category,
  hold_reason,
  resolution,
  message
};
inline constexpr auto kDeclaresNames = enum_names<Declares>(
    {"calendar", "team", "agent", "skill", "category", "hold reason", "resolution", "message"});
constexpr std::string_view name_of(Declares kind) {
  return kDeclaresNames[kind];
}

/// Whether a byte is an ASCII control character; line breaks and tabs are.
bool is_control(char c);

/// Passed through all readers. Mistakes never stop the reading.
class FileReading {
 public:
  explicit FileReading(std::string_view file_name) : file_(file_name) {}

  void mistake(Spot at, std::string message, std::string hint = {});
  /// Mistakes so far.
  std::size_t count() const { return mistakes_.size(); }
  /// "unknown key ..." with what is accepted and the nearest of it.
  void unknown_key(const TomlEntry& entry, std::string_view section,
                   std::span<const std::string_view> accepted);
  /// Runs `read`; an Error of it becomes a mistake at `at`, led by `what` when that is not empty.
  template <class Read>
  void locate(Spot at, std::string_view what, Read read);

  /// A name now exists. The same name twice, also in other letters of case, is a mistake where `Once` says
  /// so.
  enum class Once { yes, no };
  void declare(Declares kind, std::string_view name, Spot at, Once once = Once::yes, bool active = true);
  /// The same of the NAME in `[section.NAME]`, which must be a name people can type.
  void declare_key(Declares kind, const TomlEntry& entry, bool active = true);
  /// A name must be declared somewhere in the file, and `active` unless `also_inactive`.
  void refer(Declares kind, std::string_view name, Spot at, bool also_inactive = false);

  /// The `renamed_from` of something: no longer a name in the file, and nobody else's former name.
  void former(Declares kind, std::string_view name, Spot at);

  /// What filters may name, as declared so far.
  NameTable vocabulary() const;

  /// Looks up all references and hands out the mistakes in the order of the text.
  std::vector<Mistake> finish();

 private:
  struct Declaration {
    std::string name;
    bool active;
  };
  struct Reference {
    Declares kind;
    std::string name;
    Spot at;
    bool also_inactive;
  };

  using Declarations = std::map<std::string, Declaration>;  // by name in small letters

  const Declarations& declared(Declares kind) const { return declared_[kind]; }
  void look_up(const Reference& reference);
  void look_up_former(const Reference& former);

  std::string file_;
  std::vector<Mistake> mistakes_;
  EnumArray<Declares, Declarations, kDeclaresNames.size()> declared_;
  std::vector<Reference> references_;
  std::vector<Reference> former_;
};

template <class Read>
void FileReading::locate(Spot at, std::string_view what, Read read) {
  try {
    read();
  } catch (const Error& error) {
    mistake(at, what.empty() ? error.what() : std::string(what) + ": " + error.what(), error.hint());
  }
}

/// A name people type: letters, digits and `. _ -`, not led by `-` or `.`, and none of the words that
/// commands and filters keep for themselves (`none`, `auto`, `me`, `all`).
bool is_name(std::string_view text);
/// Words that `notify:` keeps for people it looks up.
inline constexpr std::array<std::string_view, 4> kRoles = {"agent", "lead", "team", "watchers"};
/// A name that `notify:` does not take for a role.
bool is_agent_name(std::string_view text);
inline constexpr std::string_view kNameAccepted =
    "letters, digits, '.', '_' and '-', but not none, auto, me or all";

}  // namespace tix::desk
