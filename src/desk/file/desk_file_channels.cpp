// Reads [channel.NAME], [intake] and the mark.
#include "desk/file/desk_file_channels.hpp"

#include "desk/file/desk_file_section.hpp"
#include "desk/file/desk_file_values.hpp"
#include "tix/text/blank.hpp"
#include "tix/text/mail_address.hpp"
#include "tix/text/whole_number.hpp"

namespace tix::desk {
namespace {

constexpr std::size_t kLongestMark = 40;
constexpr std::size_t kLongestCallingCode = 3;
constexpr int kMostStorm = 100'000;
constexpr std::string_view kToken = "{token}";
constexpr std::string_view kAddressesAccepted = R"(a list of mail addresses such as ["help@example.test"])";
constexpr std::string_view kTextsAccepted = R"(a list of texts such as ["a", "b c"])";
/// The keys that only a channel of kind mail can have.
constexpr std::array<std::string_view, 4> kMailKeys = {"addresses", "reply_to", "authserv", "forms"};

/// A row in SQLite holds at most a billion bytes.
constexpr std::int64_t kLeastSize = 100'000;
constexpr std::int64_t kMostSize = 900'000'000;
struct SizeUnit {
  std::string_view name;
  std::int64_t bytes;
};
constexpr std::array kSizeUnits = {SizeUnit{"kB", 1'000}, SizeUnit{"MB", 1'000'000}};

bool kind(const TomlValue& value, ChannelPolicy& channel, FileReading&) {
  const std::string* word = one_line(value);
  return word != nullptr && put<&ChannelPolicy::kind>(find_name(kChannelKindNames, *word), channel);
}

void check_address(const std::string& address) {
  if (!is_mail_address(address))
    throw Error(ErrorKind::desk,
                fmt::format("'{}' is not a mail address; accepted: {}", address, kAddressesAccepted));
}

/// Two channels with one address would leave to chance which of them takes a mail.
bool own_addresses(const TomlValue& value, ChannelPolicy& channel, FileReading& reading) {
  return each_text(value, reading, [&](const std::string& address, Spot at) {
    check_address(address);
    reading.declare(Declares::address, address, at);
    channel.addresses.push_back(address);
  });
}

bool forms(const TomlValue& value, ChannelPolicy& channel, FileReading& reading) {
  return each_text(value, reading, [&](const std::string& address, Spot) {
    check_address(address);
    channel.forms.push_back(address);
  });
}

/// A token without a sign before it could not be told from the names of other people.
bool is_reply_address(std::string_view pattern) {
  const std::size_t token = pattern.find(kToken);
  if (token == 0 || token == std::string_view::npos) return false;
  const std::string address =
      std::string(pattern.substr(0, token)) + "t" + std::string(pattern.substr(token + kToken.size()));
  return std::string_view("+-_.=").find(pattern[token - 1]) != std::string_view::npos &&
         address.find('@') > token && is_mail_address(address);
}

bool reply_to(const TomlValue& value, ChannelPolicy& channel, FileReading&) {
  const std::string* pattern = one_line(value);
  return pattern != nullptr && is_reply_address(*pattern) && put<&ChannelPolicy::reply_to>(pattern, channel);
}

/// The header that names the server has no blanks in the name.
bool authserv(const TomlValue& value, ChannelPolicy& channel, FileReading&) {
  const std::string* name = one_line(value);
  return name != nullptr && name->find_first_of(" ;") == std::string::npos &&
         put<&ChannelPolicy::authserv>(name, channel);
}

bool size(const TomlValue& value, IntakePolicy& intake, FileReading&) {
  const std::string* text = one_line(value);
  if (text == nullptr) return false;
  for (const SizeUnit& unit : kSizeUnits) {
    if (!text->ends_with(unit.name)) continue;
    const auto count =
        tix::whole_number(trimmed(std::string_view(*text).substr(0, text->size() - unit.name.size())));
    if (!count || *count < 1 || *count > kMostSize) return false;
    intake.max_size = *count * unit.bytes;
    return kLeastSize <= intake.max_size && intake.max_size <= kMostSize;
  }
  return false;
}

bool keep_raw(const TomlValue& value, IntakePolicy& intake, FileReading&) {
  const std::string* word = one_line(value);
  if (word == nullptr || (*word != "broken" && *word != "all")) return false;
  intake.keeps_all_raw = *word == "all";
  return true;
}

template <auto member>
bool texts(const TomlValue& value, IntakePolicy& intake, FileReading& reading) {
  (intake.*member).clear();
  return each_text(value, reading, [&](const std::string& one, Spot) { (intake.*member).push_back(one); });
}

constexpr std::array kChannelKeys = {
    Key<ChannelPolicy>{kind,
                       {.name = "kind",
                        .accepted = R"("mail" or "chat")",
                        .fallback = "mail for [channel.mail]; required for every other name",
                        .meaning = "How messages arrive: as mail, or as JSON Lines from a chat bridge.",
                        .example = R"("mail")"}},
    Key<ChannelPolicy>{own_addresses,
                       {.name = "addresses",
                        .accepted = kAddressesAccepted,
                        .fallback = "[]",
                        .meaning = "The mail addresses of the desk. A mail to one of them arrives on this "
                                   "channel. They are never a requester or in copy, and replies come from "
                                   "the first.",
                        .example = R"(["help@example.test", "support@example.test"])"}},
    Key<ChannelPolicy>{name_in<&ChannelPolicy::team, Declares::team>,
                       {.name = "team",
                        .accepted = kTeamAccepted,
                        .fallback = "the team that a route chooses",
                        .meaning = "The team of new tickets.",
                        .example = R"("support")"}},
    Key<ChannelPolicy>{name_in<&ChannelPolicy::acknowledge, Declares::message>,
                       {.name = "acknowledge",
                        .accepted = "the name of a [message.NAME]",
                        .fallback = "no acknowledgement",
                        .meaning = "The message to a person who opens a ticket, at most once in 24 hours. "
                                   "Programs, lists and forged senders never get it.",
                        .example = R"("reminder")"}},
    Key<ChannelPolicy>{reply_to,
                       {.name = "reply_to",
                        .accepted = "a mail address with {token} after a '+', '-', '_', '.' or '=', such as "
                                    R"("help+{token}@example.test")",
                        .fallback = "no token; an answer is found by the Message-ID it refers to",
                        .meaning = "The address that answers go to. The token differs for each ticket and "
                                   "cannot be guessed, so an answer to it proves its ticket.",
                        .example = R"("help+{token}@example.test")"}},
    Key<ChannelPolicy>{authserv,
                       {.name = "authserv",
                        .accepted = "the name of a mail server",
                        .fallback = "no server is believed",
                        .meaning = "The server whose Authentication-Results headers are believed. It must "
                                   "remove headers that claim to be its own from mails that arrive.",
                        .example = R"("mx.example.test")"}},
    Key<ChannelPolicy>{forms,
                       {.name = "forms",
                        .accepted = kAddressesAccepted,
                        .fallback = "[]",
                        .meaning = "Senders that write for others, such as a web form. The requester of "
                                   "their mails is the address in Reply-To.",
                        .example = R"(["web@example.test"])"}},
};

void check_channel(const TomlTable& table, Spot at, const ChannelPolicy& channel, FileReading& reading) {
  if (channel.name != kMailChannel && find(table, "kind") == nullptr)
    reading.mistake(
        at, fmt::format("missing 'kind' in [channel.{}]; accepted: \"mail\" or \"chat\"", channel.name));
  if (channel.kind == ChannelKind::mail) return;
  // Mail to an address of no channel arrives on it.
  if (channel.name == kMailChannel)
    reading.mistake(find(table, "kind")->at, "'kind' is 'chat' in [channel.mail]; accepted: \"mail\"");
  for (const std::string_view key : kMailKeys)
    if (const TomlValue* value = find(table, key))
      reading.mistake(value->at,
                      fmt::format("'{}' in a channel of kind chat; accepted: only in one of kind mail", key));
}

constexpr std::array kIntakeKeys = {
    Key<IntakePolicy>{
        size,
        {.name = "max_size",
         .accepted = R"(a size from "100kB" to "900MB")",
         .fallback = R"("50MB")",
         .meaning =
             "The largest message that is kept whole, with its files. Of a larger one, tix keeps the text "
             "and the files that fit, and notes the names of the others.",
         .example = R"("20MB")"}},
    Key<IntakePolicy>{keep_raw,
                      {.name = "keep_raw",
                       .accepted = R"("broken" or "all")",
                       .fallback = R"("broken")",
                       .meaning = "Which messages are also kept byte for byte: those that are broken or "
                                  "signed, or all.",
                       .example = R"("all")"}},
    Key<IntakePolicy>{number<&IntakePolicy::storm, 1, kMostStorm>,
                      {.name = "storm",
                       .accepted = "a whole number from 1 to 100000",
                       .fallback = "30",
                       .meaning = "How many tickets one address can open in an hour, and ten times that for "
                                  "all addresses together. What exceeds it is held in the inbox.",
                       .example = "50"}},
    Key<IntakePolicy>{
        texts<&IntakePolicy::absent>,
        {.name = "absent",
         .accepted = kTextsAccepted,
         .fallback = "a list in several languages: AUTO:, Out of office, Automatic reply: and others",
         .meaning = "How the subjects of automatic answers begin, for mail programs that do "
                    "not mark them. The list replaces the default.",
         .example = R"(["AUTO:", "Out of office"])"}},
    Key<IntakePolicy>{
        texts<&IntakePolicy::thanks>,
        {.name = "thanks",
         .accepted = kTextsAccepted,
         .fallback = R"(["terima kasih", "makasih", "siap", "oke", "ok", "thank you", "thanks"])",
         .meaning = "The words of a thank-you. A message with no other words does not reopen a "
                    "resolved ticket.",
         .example = R"(["thank you", "merci"])"}},
};

}  // namespace

std::vector<KeyRow> channel_rows() {
  return rows_of(kChannelKeys);
}

std::vector<KeyRow> intake_rows() {
  return rows_of(kIntakeKeys);
}

bool read_channels(const TomlValue& value, Desk& desk, FileReading& reading) {
  return read_named(value, "channel", Declares::channel, kChannelKeys, desk.channels, reading, check_channel);
}

bool read_intake(const TomlValue& value, Desk& desk, FileReading& reading) {
  if (value.as<TomlTable>() == nullptr) return false;
  read_section(value, "[intake]", kIntakeKeys, desk.intake, reading);
  return true;
}

bool read_mark(const TomlValue& value, Desk& desk, FileReading&) {
  const std::string* mark = one_line(value);
  const bool fits = mark != nullptr && mark->size() <= kLongestMark &&
                    mark->find_first_of("[]#") == std::string::npos && trimmed(*mark) == *mark;
  return fits && put<&Desk::mark>(mark, desk);
}

bool read_country(const TomlValue& value, Desk& desk, FileReading&) {
  const std::string* code = one_line(value);
  const bool fits = code != nullptr && code->size() <= kLongestCallingCode && code->front() != '0' &&
                    code->find_first_not_of("0123456789") == std::string::npos;
  return fits && put<&Desk::country>(code, desk);
}

}  // namespace tix::desk
