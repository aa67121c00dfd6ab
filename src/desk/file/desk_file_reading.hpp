// Collects mistakes, declared names and references while a desk file is read.
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

/// The names that one part of a desk file declares and others refer to.
enum class Declares : std::uint8_t {
  calendar,
  team,
  agent,
  skill,
  category,
  hold_reason,
  resolution,
  message,
  channel,
  address
};
inline constexpr auto kDeclaresNames =
    enum_names<Declares>({"calendar", "team", "agent", "skill", "category", "hold reason", "resolution",
                          "message", "channel", "address"});
constexpr std::string_view name_of(Declares kind) {
  return kDeclaresNames[kind];
}

/// Returns whether a byte is an ASCII control character, such as a line break or a tab.
bool is_control(char c);

/// What all readers share. A mistake never stops the reading.
class FileReading {
 public:
  explicit FileReading(std::string_view file_name) : file_(file_name) {}

  void mistake(Spot at, std::string message, std::string hint = {});
  /// Returns the number of mistakes so far.
  std::size_t count() const { return mistakes_.size(); }
  /// Notes an unknown key, with the accepted ones and the nearest of them.
  void unknown_key(const TomlEntry& entry, std::string_view section,
                   std::span<const std::string_view> accepted);
  /// Runs `read` and turns its Error into a mistake at `at`. The message begins with `what` if that is given.
  template <class Read>
  void locate(Spot at, std::string_view what, Read read);

  /// Declares a name. With Once::yes it is a mistake to declare it twice, even in another case.
  enum class Once { yes, no };
  void declare(Declares kind, std::string_view name, Spot at, Once once = Once::yes, bool active = true);
  /// Declares the NAME of `[section.NAME]`. It must be a name that people can type.
  void declare_key(Declares kind, const TomlEntry& entry, bool active = true);
  /// Refers to a name that must be declared somewhere in the file, and be active unless inactive names are
  /// accepted.
  enum class Inactive { refused, accepted };
  void refer(Declares kind, std::string_view name, Spot at, Inactive inactive = Inactive::refused);

  /// Notes a `renamed_from`. It must not be a name in the file, nor appear twice.
  void former(Declares kind, std::string_view name, Spot at);

  /// Returns the names declared so far that filters may use.
  NameTable vocabulary() const;

  /// Looks up all references. Returns the mistakes in the order of the text.
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

  using Declarations = std::map<std::string, Declaration>;  // by lower-case name

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

/// Returns whether people can type this name: letters, digits and `. _ -`, not starting with `-` or `.`, and
/// not a reserved word (`none`, `auto`, `me`, `all`).
bool is_name(std::string_view text);
/// The roles that `notify:` accepts. No agent can have such a name.
inline constexpr std::array<std::string_view, 4> kRoles = {"agent", "lead", "team", "watchers"};
/// Returns whether an agent can have this name: it can be typed and is not a role.
bool is_agent_name(std::string_view text);
inline constexpr std::string_view kNameAccepted =
    "letters, digits, '.', '_' and '-', but not none, auto, me or all";

}  // namespace tix::desk
