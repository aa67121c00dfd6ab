// tix edit: edit a ticket's title, requester, category and fields.
#include "cli/input/ticket_act.hpp"
#include "cli/syntax/add_commands.hpp"
#include "desk/work/references.hpp"
#include "tix/action/acts_edit.hpp"
#include "tix/text/blank.hpp"
#include "tix/text/error.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace tix::cli {
namespace {

struct EditOptions {
  std::vector<std::string> ids;
  TicketChoice choice;
  std::optional<std::string> title, requester, ref, category, channel;
  std::vector<std::string> fields, skills;
};

/// Returns the value without blanks around it, or an empty text for `none`, which clears it.
std::optional<std::string> or_cleared(const std::optional<std::string>& typed) {
  if (!typed) return std::nullopt;
  return typed == "none" ? std::string() : std::string(trimmed(*typed));
}

std::pair<std::string, std::string> field_in(const std::string& typed) {
  const std::size_t equals = typed.find('=');
  if (!typed.starts_with("x.") || equals == std::string::npos || equals == 2)
    throw Error(ErrorKind::usage, fmt::format("--set '{}' is not accepted; accepted: x.NAME=VALUE", typed));
  const std::string value = typed.substr(equals + 1);
  return {typed.substr(2, equals - 2), value == "none" ? std::string() : value};
}

Edit wanted(const EditOptions& options) {
  Edit to;
  to.title = options.title;
  to.ref = or_cleared(options.ref);
  to.category = or_cleared(options.category);
  to.channel = or_cleared(options.channel);
  for (const std::string& typed : options.fields) to.extra.push_back(field_in(typed));
  for (const std::string& typed : options.skills)
    if (typed == "none")
      to.no_skills = true;
    else
      to.skills.push_back(typed);
  return to;
}

Exit run_edit(Session& session, const EditOptions& options) {
  Edit to = wanted(options);
  const bool says_something = to.title || options.requester || to.ref || to.category || to.channel ||
                              !to.extra.empty() || !options.skills.empty();
  if (!says_something)
    throw Error(ErrorKind::usage, "nothing to edit",
                "pass --title, --requester, --ref, --category, --channel, --skill or --set");
  const Tickets tickets = all_tickets(session, options.choice, options.ids);
  const bool gives_ref = to.ref && !to.ref->empty();
  if (gives_ref && tickets.ids.size() > 1)
    throw Error(ErrorKind::usage, "--ref must be unique, so it accepts only one ticket");
  return act_on_each(session, "edit", tickets,
                     [&](desk::Work& work, const ActionContext& context, TicketId id) {
                       if (options.requester)
                         to.requester = work.know_customer(*or_cleared(options.requester), context.at());
                       if (gives_ref) desk::require_free_ref(work.database(), *to.ref, id);
                       return edit(context, work.ticket(id, context.at()), to);
                     });
}

}  // namespace

void add_edit(Syntax& syntax) {
  auto& o = syntax.runs(run_edit);
  declare_ids(syntax, o.ids);
  declare_choice(syntax, o.choice);
  syntax.option("--title", "TITLE", o.title, "Change the title");
  syntax.option("-r,--requester", "ADDRESS", o.requester,
                "Change the customer, by mail address or name; none clears it");
  syntax.option("--ref", "TEXT", o.ref, "Change its number in another system; none clears it");
  syntax.option("-c,--category", "NAME", o.category, "Change the category; none clears it");
  syntax.option("--channel", "NAME", o.channel, "Change the channel; none clears it");
  syntax.option("--skill", "NAME[:LEVEL]", o.skills, "Require a skill; none removes all skills not given");
  syntax.option("--set", "x.NAME=VALUE", o.fields, "Set a custom field; none or no value clears it");
  syntax.about("If the change leads to another SLA policy, that policy applies from now on.");
  syntax.example("tix edit 42 --title 'No network on floors 3 and 4'", "Change the title.");
  syntax.example("tix edit 12-15 -c network --set x.floor=3", "Edit four tickets at once.");
}

}  // namespace tix::cli
