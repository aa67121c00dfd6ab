// Reads texts to customers. A table named after a language has the same keys in that language.
#include "desk/file/desk_file_messages.hpp"

#include "desk/file/desk_file_section.hpp"
#include "desk/file/desk_file_values.hpp"
#include "tix/text/nearest.hpp"

#include <algorithm>

#include <fmt/ranges.h>

namespace tix::desk {
namespace {

constexpr std::string_view kReplyFrame = "reply";

/// Throws Error for a placeholder that is unknown or not closed. Every `{` opens one.
void check_placeholders(std::string_view text) {
  for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
    const std::size_t close = text.find_first_of("{}\n", open + 1);
    const bool closed = close != std::string_view::npos && text[close] == '}';
    const std::string_view name = text.substr(open + 1, closed ? close - open - 1 : 0);
    if (closed && std::ranges::find(kPlaceholders, name) != kPlaceholders.end()) continue;
    const std::string what = closed ? fmt::format("unknown placeholder '{{{}}}'", name) : "unclosed '{'";
    throw Error(ErrorKind::desk, fmt::format("{}; accepted: {{{}}}", what, fmt::join(kPlaceholders, "}, {")),
                closed ? did_you_mean(name, kPlaceholders) : "");
  }
}

bool is_lang(std::string_view text) {
  return (text.size() == 2 || text.size() == 3) &&
         std::ranges::all_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
}

/// Reads `id = { ... }` with the keys of the table that it is in. Returns false for any other entry.
template <class T, std::size_t N>
bool translation(const TomlEntry& entry, std::string_view section, const std::array<Key<T>, N>& keys, T& into,
                 FileReading& reading) {
  if (!is_lang(entry.key) || entry.value.as<TomlTable>() == nullptr) return false;
  T translated;
  translated.name = entry.key;
  read_section(entry.value, fmt::format("[{}.{}]", section, entry.key), keys, translated, reading);
  into.languages.push_back(std::move(translated));
  return true;
}

bool subject(const TomlValue& value, MessageText& message, FileReading&) {
  const std::string* line = one_line(value);
  if (line != nullptr) check_placeholders(*line);
  return put<&MessageText::subject>(line, message);
}

bool body(const TomlValue& value, MessageText& message, FileReading&) {
  const std::string* text = some_text(value);
  if (text != nullptr) check_placeholders(*text);
  return put<&MessageText::body>(text, message);
}

/// The keys of a message, where the body is required, and of its translations, where none is.
template <Need need_of_body>
constexpr std::array kMessageKeys = {
    Key<MessageText>{subject,
                     {.name = "subject",
                      .accepted = kTextAccepted,
                      .fallback = R"("Re: {title}")",
                      .meaning = "The subject of the mail. It may contain placeholders.",
                      .example = R"("Your question about {title}")"}},
    Key<MessageText>{
        body,
        {.name = "body",
         .accepted = "text",
         .need = need_of_body,
         .meaning = "What the customer reads. It may have several lines and contain placeholders.",
         .example = R"("Dear {customer}, we are still waiting for your answer. {desk}")"}},
};

template <auto member>
bool frame_text(const TomlValue& value, ReplyFrame& frame, FileReading&) {
  const std::string* text = value.as<std::string>();
  if (text != nullptr) check_placeholders(*text);
  return put<member>(text, frame);
}

constexpr Key<ReplyFrame> kFrameHead{
    frame_text<&ReplyFrame::head>,
    {.name = "head",
     .accepted = "text",
     .fallback = R"("")",
     .meaning = "What stands above each reply. It may have several lines and contain placeholders. "
                "{agent} is who replies.",
     .example = R"("Hello {customer},")"}};
constexpr Key<ReplyFrame> kFrameFoot{frame_text<&ReplyFrame::foot>,
                                     {.name = "foot",
                                      .accepted = "text",
                                      .fallback = R"("")",
                                      .meaning = "The same below each reply.",
                                      .example = R"("{agent}\n{desk}")"}};
constexpr Key<ReplyFrame> kFrameQuote{
    flag<&ReplyFrame::quote>,
    {.name = "quote",
     .accepted = kFlagAccepted,
     .fallback = "false",
     .meaning = "Whether the customer's last message is quoted below each reply.",
     .example = "true"}};
constexpr std::array kFramePartKeys = {kFrameHead, kFrameFoot, kFrameQuote};

bool frames_of_teams(const TomlValue& value, ReplyFrame& frame, FileReading& reading) {
  const TomlTable* table = value.as<TomlTable>();
  if (table == nullptr) return false;
  for (const TomlEntry& entry : *table) {
    reading.refer(Declares::team, entry.key, entry.at);
    ReplyFrame team;
    team.name = entry.key;
    const std::string section = fmt::format("message.reply.team.{}", entry.key);
    read_section(entry.value, '[' + section + ']', kFramePartKeys, team, reading,
                 {.read = [](const TomlEntry& other, ReplyFrame& into, FileReading& notes) {
                   return translation(other, "message.reply.team." + into.name, kFramePartKeys, into, notes);
                 }});
    frame.teams.push_back(std::move(team));
  }
  return true;
}

constexpr std::array kFrameKeys = {
    kFrameHead,
    kFrameFoot,
    kFrameQuote,
    Key<ReplyFrame>{frames_of_teams,
                    {.name = "team",
                     .accepted = "a table for each team: [message.reply.team.NAME]",
                     .fallback = "the same for all teams",
                     .meaning = "What is different in replies on tickets of a team.",
                     .example = R"({ support = { foot = "Your support team" } })",
                     .header = "[message.reply.team.NAME]",
                     .keys = [] { return rows_of(kFramePartKeys); }}},
};

}  // namespace

bool read_messages(const TomlValue& value, Desk& desk, FileReading& reading) {
  const TomlTable* table = value.as<TomlTable>();
  if (table == nullptr) return false;
  for (const TomlEntry& entry : *table) {
    if (entry.key == kReplyFrame) continue;
    MessageText message;
    message.name = entry.key;
    read_section(entry.value, fmt::format("[message.{}]", entry.key), kMessageKeys<Need::required>, message,
                 reading, {.read = [](const TomlEntry& other, MessageText& into, FileReading& notes) {
                   return translation(other, "message." + into.name, kMessageKeys<Need::optional>, into,
                                      notes);
                 }});
    reading.declare_key(Declares::message, entry);
    desk.messages.push_back(std::move(message));
  }
  return true;
}

bool read_reply_frame(const TomlValue& value, Desk& desk, FileReading& reading) {
  const TomlTable* table = value.as<TomlTable>();
  if (table == nullptr) return true;  // read_messages says so
  const TomlValue* reply = find(*table, kReplyFrame);
  if (reply == nullptr) return true;
  read_section(*reply, "[message.reply]", kFrameKeys, desk.reply_frame, reading,
               {.read = [](const TomlEntry& other, ReplyFrame& into, FileReading& notes) {
                 return translation(other, "message.reply", kFramePartKeys, into, notes);
               }});
  return true;
}

bool read_lang(const TomlValue& value, Desk& desk, FileReading&) {
  const std::string* text = one_line(value);
  if (text == nullptr || !is_lang(*text)) return false;
  desk.lang = *text;
  return true;
}

std::vector<KeyRow> message_rows() {
  return rows_of(kMessageKeys<Need::required>);
}

std::vector<KeyRow> reply_frame_rows() {
  return rows_of(kFrameKeys);
}

}  // namespace tix::desk
