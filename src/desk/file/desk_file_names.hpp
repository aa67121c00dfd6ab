// The names a desk file declares, and what may become of them from one version to the next.
#pragma once

#include "tix/policy/policy.hpp"
#include "tix/ticket/name_table.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace tix::desk {

struct DeskName {
  NameKind kind = NameKind::agent;
  std::string text;
  bool active = true;        ///< false for agents and teams with `active = false`
  std::string renamed_from;  ///< empty, or the name whose number this one takes over, where it is still known

  friend bool operator==(const DeskName&, const DeskName&) = default;
};

/// Agents, teams, categories, resolutions (the built-in ones too), hold reasons and the tags that actions
/// set; by kind, in the order of the file, each once.
std::vector<DeskName> names_in(const Desk& desk);

/// Every name the desk declares gets a number and is active; agents and teams it no longer has are not.
void declare_names(const Desk& desk, NameTable& names);

/// Answers whether any ticket or event names this agent or team.
using NameInUse = std::function<bool(NameKind, std::string_view)>;

/// The agents and teams in use that `after` does not have, not even as `active = false`, and that nobody in
/// it takes over by `renamed_from`; as `agent 'budi'`.
std::vector<std::string> lost_names(const Desk& before, const Desk& after, const NameInUse& in_use);

/// Agents and teams in use cannot vanish: throws Error desk that names the lost ones. (Categories and the
/// like just cease to be offered: tickets keep the ones they have.)
void check_successor(const Desk& before, const Desk& after, const NameInUse& in_use);

}  // namespace tix::desk
