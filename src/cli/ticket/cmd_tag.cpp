// tix tag: add or remove tags.
#include "cli/input/ticket_act.hpp"
#include "cli/syntax/add_commands.hpp"
#include "tix/action/acts_edit.hpp"
#include "tix/text/error.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace tix::cli {
namespace {

struct TagOptions {
  std::vector<std::string> words, remove;
  TicketChoice choice;
};

/// Returns vip for `+vip`, which distinguishes a tag that is a number from a ticket number.
std::string without_plus(const std::string& word) {
  return word.starts_with('+') ? word.substr(1) : word;
}

Exit run_tag(Session& session, const TagOptions& options) {
  std::vector<std::string> words = options.words;
  const auto first_tag = std::ranges::find_if_not(words, looks_like_ids);
  Tagging change;
  for (auto word = first_tag; word != words.end(); ++word) {
    if (looks_like_ids(*word))
      throw Error(ErrorKind::usage, fmt::format("ticket number '{}' after a tag", *word),
                  fmt::format("put ticket numbers first, or write +{} for a tag that is a number", *word));
    change.add.push_back(without_plus(*word));
  }
  words.erase(first_tag, words.end());
  change.remove = options.remove;
  if (change.add.empty() && change.remove.empty())
    throw Error(ErrorKind::usage, "no tag given", "pass tags to add, or --remove TAG");
  return act_on(
      session, "tag", take_tickets(session, options.choice, words, Leading::any),
      [&](const ActionContext& context, const Ticket& ticket) { return tag(context, ticket, change); });
}

}  // namespace

void add_tag(Syntax& syntax) {
  auto& o = syntax.runs(run_tag);
  syntax.arguments(
      "[ID...] [TAG...]", o.words,
      {{"ID", kIdsHelp}, {"TAG", "Tag to add, as vip or +vip; letters, digits, dot, underscore and hyphen"}});
  declare_choice(syntax, o.choice);
  syntax.option("--remove", "TAG", o.remove, "Remove a tag");
  syntax.about("If a tag leads to another SLA policy, that policy applies from now on.");
  syntax.example("tix tag 42 vip", "Add a tag.");
  syntax.example("tix tag 12-15,20 vip +2026 --remove spam",
                 "Add two tags and remove one; a tag that is a number needs the plus sign.");
}

}  // namespace tix::cli
