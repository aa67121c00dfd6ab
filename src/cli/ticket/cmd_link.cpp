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
    LinkWord{"--relates-to", LinkKind::relates_to, "Mark as related to OTHER"},
    LinkWord{"--duplicates", LinkKind::duplicates, "Mark as a duplicate of OTHER"},
    LinkWord{"--causes", LinkKind::causes, "Mark as the cause of OTHER"},
    LinkWord{"--caused-by", LinkKind::caused_by, "Mark as caused by OTHER"},
    LinkWord{"--follows-up", LinkKind::follows_up, "Mark as a follow-up to OTHER"},
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
    if (found) throw Error(ErrorKind::usage, "pass only one kind of link");
    found.emplace(kLinkWords[i].kind, ticket_id(*options.others[i]));
  }
  if (!found)
    throw Error(ErrorKind::usage, "no link given",
                "pass --relates-to, --duplicates, --causes, --caused-by or --follows-up with a ticket");
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
  declare_ids(syntax, o.ids);
  declare_choice(syntax, o.choice);
  for (std::size_t i = 0; i < kLinkWords.size(); ++i)
    syntax.option(kLinkWords[i].option, "OTHER", o.others[i], kLinkWords[i].help);
  syntax.flag("--remove", o.remove, "Remove the link instead");
  syntax.about(
      "Both tickets show the link from their own side: if one causes the other, the other is caused by it.");
  syntax.example("tix link 12-15 --caused-by 42", "Link four incidents to the problem behind them.");
  syntax.example("tix link 12 --caused-by 42 --remove", "Remove a link.");
}

}  // namespace tix::cli
