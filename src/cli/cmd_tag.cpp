// tix tag: labels on tickets and off.
#include "cli/add_commands.hpp"
#include "cli/ticket_act.hpp"
#include "tix/error.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace tix::cli {
namespace {

struct TagOptions {
  std::vector<std::string> words, remove;
};

/// `+vip` is vip: so a tag that is a number can be told from a ticket's.
std::string without_plus(const std::string& word) {
  return word.starts_with('+') ? word.substr(1) : word;
}

Exit run_tag(Session& session, const TagOptions& options) {
  const auto first_tag = std::find_if_not(options.words.begin(), options.words.end(), looks_like_ids);
  const std::vector<std::string> ids(options.words.begin(), first_tag);
  Tagging change;
  for (auto word = first_tag; word != options.words.end(); ++word) {
    if (looks_like_ids(*word))
      throw Error(ErrorKind::usage, fmt::format("'{}' stands among the tags", *word),
                  fmt::format("ticket numbers come first; a tag that is a number: +{}", *word));
    change.add.push_back(without_plus(*word));
  }
  change.remove = options.remove;
  if (ids.empty()) throw Error(ErrorKind::usage, "no ticket given", "tix tag ID... TAG...");
  if (change.add.empty() && change.remove.empty())
    throw Error(ErrorKind::usage, "no tag given", "tix tag ID... TAG... --remove TAG");
  return act_on(session, "tag", ticket_ids(ids),
                [&](const Acting& acting, const Ticket& ticket) { return tag(acting, ticket, change); });
}

}  // namespace

void add_tag(Syntax& syntax) {
  auto& o = syntax.runs(run_tag);
  syntax
      .argument("ID... [TAG...]", o.words,
                "tickets (42 12-15,20), then tags to add: vip or +vip; letters, digits, . _ -")
      .at_least_one();
  syntax.option("--remove", "TAG", o.remove, "a tag to take off");
  syntax.about("Tags may decide what the desk promises: a ticket gets the policy of its tags from now on.");
  syntax.example("tix tag 42 vip", "A tag more.");
  syntax.example("tix tag 12-15,20 vip +2026 --remove spam", "Two on and one off; a number needs its plus.");
}

}  // namespace tix::cli
