// tix create: create a ticket and print its number.
#include "cli/input/attachments.hpp"
#include "cli/input/editor.hpp"
#include "cli/input/ticket_act.hpp"
#include "cli/syntax/add_commands.hpp"
#include "cli/ticket/assign_auto.hpp"
#include "desk/work/act.hpp"
#include "desk/work/notify.hpp"
#include "desk/work/references.hpp"
#include "tix/text/blank.hpp"
#include "tix/text/error.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace tix::cli {
namespace {

struct CreateOptions {
  std::optional<std::string> title, body, priority, impact, urgency, category, requester, channel, team,
      agent, ref;
  std::vector<std::string> tags, skills, attach;
  bool outbound = false, edit = false;
};

/// Splits a text into its first line and the rest.
struct Written {
  std::string title, body;
};

Written split(const std::string& text) {
  const std::size_t line_end = text.find('\n');
  if (line_end == std::string::npos) return {text, {}};
  const std::size_t body = text.find_first_not_of(" \t\r\n", line_end);
  std::string title = text.substr(0, line_end);
  if (title.ends_with('\r')) title.pop_back();
  return {std::move(title), body == std::string::npos ? std::string() : text.substr(body)};
}

EditedText edited(Session& session, const CreateOptions& options) {
  if (options.body == "-") throw Error(ErrorKind::usage, "pass either -b - or --edit, not both");
  std::string start = options.title.value_or(std::string());
  if (options.body) start += "\n\n" + *options.body;
  return edit_text(session, "create", start,
                   {"Write the title on the first line, then a blank line and the customer's message.",
                    "If the text is empty, no ticket is created."});
}

std::string or_nothing(const std::optional<std::string>& typed) {
  return typed.value_or(std::string());
}

/// Assigns a new ticket automatically (`--assign auto`).
std::vector<UnassignableTicket> assign_automatically(desk::Work& work, const ActionContext& context,
                                                     TicketId id) {
  desk::Router router(work, context.at(), work.actor());
  std::vector<UnassignableTicket> unassignable;
  if (work.ticket(id, context.at()).unresolved())
    record_decision(work, context, router, router.decide(id, desk::Router::Wanted::agent), unassignable);
  return unassignable;
}

Exit run_create(Session& session, const CreateOptions& options) {
  if (!options.title && !options.edit)
    throw Error(ErrorKind::usage, "missing argument TITLE", "pass a title, or --edit to open your editor");
  std::optional<EditedText> text;
  Written written;
  if (options.edit) {
    text.emplace(edited(session, options));
    written = split(text->text());
  } else {
    written = {*options.title, options.body ? text_or_input(session, *options.body) : std::string()};
  }
  const std::vector<desk::AttachedFile> files = read_attachments(session, options.attach);
  desk::Work work(session.database(), author_of(session, "create"));
  const ActionContext context = context_of(session, work);
  NewTicket ticket;
  ticket.title = std::move(written.title);
  ticket.body = std::move(written.body);
  ticket.requester = work.know_customer(trimmed(or_nothing(options.requester)), context.at());
  ticket.priority =
      context.priority(options.priority, options.impact, options.urgency).value_or(Priority::normal);
  ticket.category = or_nothing(options.category);
  ticket.channel = or_nothing(options.channel);
  ticket.team = or_nothing(options.team);
  const bool is_automatic = options.agent == "auto";
  ticket.agent = is_automatic ? std::string() : or_nothing(options.agent);
  ticket.ref = trimmed(or_nothing(options.ref));
  ticket.tags = options.tags;
  ticket.skills = options.skills;
  ticket.outbound = options.outbound;
  desk::require_free_ref(work.database(), ticket.ref, {});
  const auto [id, recorded] = desk::act_new(work, context, create(context, ticket));
  desk::attach_files(work, id, recorded, files);
  const std::vector<UnassignableTicket> unassignable =
      is_automatic ? assign_automatically(work, context, id) : std::vector<UnassignableTicket>{};
  desk::notify_of(work, id);
  work.commit();
  session.did(fmt::format("ticket {} was created", id.value));
  if (text) text->stored();
  session.write(std::to_string(id.value) + '\n');
  refuse_unassignable(unassignable);
  return Exit::done;
}

}  // namespace

void add_create(Syntax& syntax) {
  auto& o = syntax.runs(run_create);
  syntax.argument("TITLE", o.title, "Title, in one line");
  syntax.flag("--edit", o.edit,
              "Write the ticket in your editor: the title on the first line, then a blank line and the body");
  syntax.option("-b,--body", "TEXT", o.body, "Message from the customer; - reads it from standard input");
  declare_attachments(syntax, o.attach);
  syntax.option("-p,--priority", "PRIORITY", o.priority,
                "Set the priority: urgent, high, normal or low (default: normal)");
  syntax.option("--impact", "LEVEL", o.impact, "Set the impact: high, medium or low; requires --urgency");
  syntax.option(
      "--urgency", "LEVEL", o.urgency,
      "Set the urgency: high, medium or low; the desk's matrix turns impact and urgency into a priority");
  syntax.option("-c,--category", "NAME", o.category, "Set one of the desk's categories");
  syntax.option("-t,--tag", "NAME", o.tags, "Add a tag");
  syntax.option("-r,--requester", "ADDRESS", o.requester, "Set the customer by mail address or name");
  syntax.option("--channel", "NAME", o.channel, "Set the channel it came through, such as mail or phone");
  syntax.option("--team", "NAME", o.team, "Assign to this team");
  syntax.option("--assign", "AGENT", o.agent,
                "Assign to this agent; @me for yourself, auto to let tix choose (see tix help assign)");
  syntax.option("--skill", "NAME[:LEVEL]", o.skills, "Require this skill instead of those of its route");
  syntax.option("--ref", "TEXT", o.ref, "Set its number in another system, which must be unique");
  syntax.flag("--outbound", o.outbound,
              "Record that you wrote to the customer first: the body is your message, and nobody waits "
              "for a reply yet");
  syntax.example("tix create 'No network on floor 3' -p high -c network -r ana@acme.test",
                 "Create a ticket for a customer.");
  syntax.example("tix create 'Invoice twice' -b - < mail.txt",
                 "Create a ticket with the contents of a file as its first message.");
}

}  // namespace tix::cli
