// The table of commands. To add one: its row here, its add_x in add_commands.hpp, its file cmd_x.cpp and its
// document tests/cli/x.test. Reports have a table of their own: desk/report/reports.hpp.
#include "cli/commands.hpp"

#include "cli/report/report_command.hpp"
#include "cli/syntax/add_commands.hpp"

namespace tix::cli {
namespace {

/// A command, or a part of one. `paged`: long output, through the pager on a terminal.
constexpr Command command(std::string_view name, Group group, Needs needs, std::string_view summary,
                          void (*add)(Syntax&), bool paged = false) {
  return {name, group, needs, summary, add, {}, paged, false};
}

/// The same command, if it takes neither --at nor --as-of because it does not use them.
constexpr Command only_now(Command command) {
  command.only_now = true;
  return command;
}

/// A command that is only the sum of its parts.
constexpr Command family(std::string_view name, Group group, std::string_view summary,
                         std::span<const Command> parts) {
  return {name, group, Needs::nothing, summary, nullptr, parts, false, false};
}

constexpr bool kPaged = true;

constexpr Command kCalendarParts[] = {
    command("show", Group::desk, Needs::read, "a calendar's hours, holidays and next opening",
            add_calendar_show),
    command("due", Group::desk, Needs::read, "when a length of working time is used up", add_calendar_due),
    command("elapsed", Group::desk, Needs::read, "the working time between two moments",
            add_calendar_elapsed),
    command("import", Group::desk, Needs::read, "holidays of an iCalendar file as desk-file lines",
            add_calendar_import),
};

constexpr Command kAgentParts[] = {
    command("list", Group::desk, Needs::read, "who works here, and how much each has", add_agent_list),
    command("away", Group::desk, Needs::write, "an agent is not there, and gets no tickets", add_agent_away),
    command("back", Group::desk, Needs::write, "an agent is there again", add_agent_back),
};

constexpr Command kCustomerParts[] = {
    only_now(command("list", Group::data, Needs::read, "everyone who ever asked", add_customer_list, kPaged)),
    command("show", Group::data, Needs::read, "one customer with their tickets", add_customer_show),
    only_now(command("set", Group::data, Needs::write, "a customer's name, organisation and plan",
                     add_customer_set)),
};

constexpr Command kDeskParts[] = {
    command("check", Group::desk, Needs::nothing, "names every mistake of a desk file", add_desk_check),
    only_now(command("lint", Group::desk, Needs::read, "what a correct desk file cannot have meant",
                     add_desk_lint)),
    only_now(command("show", Group::desk, Needs::read, "the desk file in force, or a former one",
                     add_desk_show, kPaged)),
    only_now(command("edit", Group::desk, Needs::write, "change the desk file in your editor, and apply it",
                     add_desk_edit)),
    only_now(
        command("apply", Group::desk, Needs::write, "makes a desk file the one in force", add_desk_apply)),
    only_now(
        command("history", Group::desk, Needs::read, "every version: when and by whom", add_desk_history)),
};

constexpr Command kSlaParts[] = {
    command("show", Group::tickets, Needs::read, "what was promised, and the verdicts", add_sla_show),
    command("explain", Group::tickets, Needs::read, "interval by interval why a clock says so",
            add_sla_explain, kPaged),
    command("waive", Group::tickets, Needs::write, "a clock counts as neither met nor breached",
            add_sla_waive),
    command("set-due", Group::tickets, Needs::write, "a due agreed by hand", add_sla_set_due),
    command("test", Group::tickets, Needs::read, "a desk file tried on what happened", add_sla_test, kPaged),
};

constexpr Command kImportParts[] = {
    only_now(command("tickets", Group::data, Needs::write, "one row a ticket", add_import_tickets)),
    only_now(command("events", Group::data, Needs::write, "one row an update, or a log of activities",
                     add_import_events)),
};

constexpr Command kExportParts[] = {
    command("tickets", Group::data, Needs::read, "one row a ticket, as import takes it", add_export_tickets),
    command("events", Group::data, Needs::read, "every event, as it happened", add_export_events),
    command("clocks", Group::data, Needs::read, "one row a cycle of a clock", add_export_clocks),
    command("spans", Group::data, Needs::read, "who held a ticket in which state", add_export_spans),
    command("customers", Group::data, Needs::read, "one row a customer", add_export_customers),
};

constexpr Command kNotifyParts[] = {
    only_now(command("list", Group::data, Needs::read, "who was told what, and what waits", add_notify_list,
                     kPaged)),
    only_now(
        command("send", Group::data, Needs::write, "gives what waits to your mail command", add_notify_send)),
    only_now(command("retry", Group::data, Needs::write, "queues again what failed", add_notify_retry)),
};

const Command kCommands[] = {
    command("create", Group::tickets, Needs::write, "a new ticket; prints its number", add_create),
    command("list", Group::tickets, Needs::read, "the work list, most pressing first", add_list, kPaged),
    command("show", Group::tickets, Needs::read, "a ticket with its clocks and its conversation", add_show,
            kPaged),
    command("log", Group::tickets, Needs::read, "every event of a ticket", add_log, kPaged),
    command("reply", Group::tickets, Needs::write, "a public answer to the customer", add_reply),
    command("note", Group::tickets, Needs::write, "an internal note", add_note),
    command("receive", Group::tickets, Needs::write, "a message from the customer", add_receive),
    command("next", Group::tickets, Needs::write, "takes the next ticket of the queue; prints its number",
            add_next),
    command("assign", Group::tickets, Needs::write, "who works on tickets", add_assign),
    command("prioritize", Group::tickets, Needs::write, "how pressing tickets are", add_prioritize),
    command("status", Group::tickets, Needs::write, "the state tickets are in", add_status),
    command("resolve", Group::tickets, Needs::write, "tickets are done", add_resolve),
    command("reopen", Group::tickets, Needs::write, "resolved tickets are open again", add_reopen),
    command("close", Group::tickets, Needs::write, "tickets are done for good", add_close),
    command("edit", Group::tickets, Needs::write, "title, requester, category and own fields", add_edit),
    command("tag", Group::tickets, Needs::write, "labels on tickets and off", add_tag),
    command("link", Group::tickets, Needs::write, "how tickets stand to each other", add_link),
    command("watch", Group::tickets, Needs::write, "be told of what happens to tickets", add_watch),
    command("merge", Group::tickets, Needs::write, "several tickets become one", add_merge),
    command("escalate", Group::tickets, Needs::write, "to people who know more, or decide more",
            add_escalate),
    command("deescalate", Group::tickets, Needs::write, "an escalation is over", add_deescalate),
    command("ack", Group::tickets, Needs::write, "you know of it: no more warnings before its due", add_ack),
    command("sop", Group::tickets, Needs::read, "the escalation procedure, before and after it fires",
            add_sop),
    only_now(
        command("sweep", Group::desk, Needs::write, "for cron: what is due by itself is done", add_sweep)),
    command("promise", Group::tickets, Needs::write, "an ETA given to the customer", add_promise),
    command("rate", Group::tickets, Needs::write, "what the customer says of it: satisfied or not", add_rate),
    family("sla", Group::tickets, "what was promised of a ticket, and why it is due when it is", kSlaParts),
    command("redact", Group::tickets, Needs::write, "takes the words of a message away for good", add_redact),
    only_now(command("undo", Group::tickets, Needs::write, "takes back your last command", add_undo)),
    command("init", Group::desk, Needs::nothing, "a new database with its first desk", add_init),
    family("agent", Group::desk, "the people who work here", kAgentParts),
    family("desk", Group::desk, "the desk file: what the team decides", kDeskParts),
    family("report", Group::reports, "numbers about the desk", report_commands()),
    family("calendar", Group::desk, "working-time arithmetic by calendar name", kCalendarParts),
    family("import", Group::data, "tickets or their updates from a file", kImportParts),
    family("export", Group::data, "what is here, for other programs", kExportParts),
    family("customer", Group::data, "the people who ask", kCustomerParts),
    family("notify", Group::data, "what people are told, and the mail that tells them", kNotifyParts),
    only_now(command("sql", Group::data, Needs::read, "a question to the documented views", add_sql)),
    only_now(command("backup", Group::data, Needs::read, "a copy of the database, safe while others write",
                     add_backup)),
    command("restore", Group::data, Needs::nothing, "replace the database with a backup", add_restore),
    command("migrate", Group::data, Needs::nothing, "upgrade an older database", add_migrate),
    only_now(command("doctor", Group::data, Needs::read, "proves that every row is what its events say",
                     add_doctor)),
    command("config", Group::program, Needs::nothing, "every setting and where it comes from", add_config),
    command("completion", Group::program, Needs::nothing, "a completion script for your shell",
            add_completion),
    command("man", Group::program, Needs::nothing, "the manual page, in roff", add_man),
    command("help", Group::program, Needs::nothing, "what tix and its commands do", add_help, kPaged),
};

}  // namespace

std::span<const Command> commands() {
  return kCommands;
}

}  // namespace tix::cli
