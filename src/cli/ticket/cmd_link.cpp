// tix link: link tickets to each other.
#include "cli/input/ticket_act.hpp"
#include "cli/syntax/add_commands.hpp"
#include "desk/work/relate.hpp"
#include "tix/text/error.hpp"

#include <array>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tix::cli {
namespace {

struct LinkWord {
  const char* option;
  LinkKind kind;
  const char* help;
};
constexpr std::array kLinkWords = {
    LinkWord{"--relates-to", LinkKind::relates_to, "another ticket worth knowing of"},
    LinkWord{"--duplicates", LinkKind::duplicates, "the ticket that says the same"},
    LinkWord{"--causes", LinkKind::causes, "an incident of this problem"},
    LinkWord{"--caused-by", LinkKind::caused_by, "the problem behind this incident"},
    LinkWord{"--follows-up", LinkKind::follows_up, "the ticket this one goes on from"},
};

struct LinkOptions {
  std::vector<std::string> ids;
  TicketChoice choice;
  std::array<std::optional<std::string>, kLinkWords.size()> others;
  bool remove = false;
};

/// Returns the one kind of link that was given, and the other ticket.
std::pair<LinkKind, TicketId> wanted_link(const LinkOptions& options) {
  std::optional<std::pair<LinkKind, TicketId>> found;
  for (std::size_t i = 0; i < kLinkWords.size(); ++i) {
    if (!options.others[i]) continue;
    if (found) throw Error(ErrorKind::usage, "one kind of link at a time");
    found.emplace(kLinkWords[i].kind, ticket_id(*options.others[i]));
  }
  if (!found)
    throw Error(ErrorKind::usage, "no link given",
                "--relates-to, --duplicates, --causes, --caused-by or --follows-up, and a ticket");
  return *found;
}

Exit run_link(Session& session, const LinkOptions& options) {
  const auto [kind, other] = wanted_link(options);
  const auto act = options.remove ? desk::Linking::unlink : desk::Linking::link;
  return act_together(
      session, "link", all_tickets(session, options.choice, options.ids),
      [&, k = kind, to = other](desk::Work& work, const ActionContext& context, const auto& all) {
        std::vector<desk::RecordedTicket> done;
        for (const TicketId id : all) {
          auto both = desk::relate(work, context, id, act, k, to);
          std::ranges::move(both, std::back_inserter(done));
        }
        return done;
      });
}

}  // namespace

void add_link(Syntax& syntax) {
  auto& o = syntax.runs(run_link);
  syntax.argument("ID", o.ids, "tickets (42 12-15,20)");
  declare_choice(syntax, o.choice);
  for (std::size_t i = 0; i < kLinkWords.size(); ++i)
    syntax.option(kLinkWords[i].option, "OTHER", o.others[i], kLinkWords[i].help);
  syntax.flag("--remove", o.remove, "takes the link away again");
  syntax.about("Both tickets show the link, each from its side: what one causes is caused by it.");
  syntax.example("tix link 12-15 --caused-by 42", "Four incidents of one problem.");
  syntax.example("tix link 12 --caused-by 42 --remove", "It was another one.");
}

}  // namespace tix::cli
