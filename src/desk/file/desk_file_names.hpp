// The names that a desk file declares, and how they may change from one version to the next.
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
  std::string renamed_from;  ///< the name whose number this one takes over, if that is still known; or empty

  friend bool operator==(const DeskName&, const DeskName&) = default;
};

/// Returns agents, teams, categories, resolutions (including built-in ones), hold reasons and the tags that
/// actions set; by kind, in the order of the file, each once.
std::vector<DeskName> names_in(const Desk& desk);

/// Gives every declared name a number and makes it active; agents and teams that are no longer declared
/// become inactive.
void declare_names(const Desk& desk, NameTable& names);

/// Returns whether any ticket or event uses this agent or team.
using NameInUse = std::function<bool(NameKind, std::string_view)>;

/// Returns the agents and teams in use that `after` does not have, not even as `active = false`, and that no
/// `renamed_from` takes over; as `agent 'budi'`.
std::vector<std::string> lost_names(const Desk& before, const Desk& after, const NameInUse& in_use);

/// Throws Error{desk} if an agent or team in use would be lost, and names the lost ones. (Categories and the
/// like are no longer offered: tickets keep the ones they have.)
void check_successor(const Desk& before, const Desk& after, const NameInUse& in_use);

}  // namespace tix::desk
