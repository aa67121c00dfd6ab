// The channels that messages come through, and how they are taken in.
#pragma once

#include "tix/text/enum_table.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace tix {

/// The kinds of channels: mail, with RFC 5322 messages, and chat, with JSON objects from a bridge.
enum class ChannelKind : std::uint8_t { mail, chat };
inline constexpr auto kChannelKindNames = enum_names<ChannelKind>({"mail", "chat"});

/// The name of the channel of kind mail that needs no section.
inline constexpr std::string_view kMailChannel = "mail";

/// A [channel.NAME]. What is not given is empty.
struct ChannelPolicy {
  std::string name;
  ChannelKind kind = ChannelKind::mail;
  std::vector<std::string> addresses;  ///< our own: never a requester, never copied, never answered
  std::string team;                    ///< of new tickets; empty: the routes decide
  std::string acknowledge;             ///< the [message.NAME] for the sender of a new ticket; empty: none
  std::string reply_to;                ///< an address with `{token}`, to which answers prove their ticket
  std::string authserv;                ///< the server whose Authentication-Results are believed; empty: none
  std::vector<std::string> forms;      ///< addresses that write for others: Reply-To is the requester
};

/// The [intake] section. The lists begin as starter lists, which a desk file replaces.
struct IntakePolicy {
  std::int64_t max_size = 50'000'000;  ///< bytes of one message and its files that are kept
  bool keeps_all_raw = false;  ///< whether the bytes of every message are kept, not only of broken ones
  int storm = 30;              ///< new tickets of one address in an hour; ten times that of all
  /// The beginnings of the subjects of robots.
  std::vector<std::string> absent = {"AUTO:",
                                     "Automatic reply",
                                     "Auto-reply",
                                     "Auto reply",
                                     "Autoreply",
                                     "Auto Response",
                                     "Out of office",
                                     "Out of the office",
                                     "Away from the office",
                                     "Automatische Antwort",
                                     "Abwesenheitsnotiz",
                                     "Abwesenheitsbenachrichtigung",
                                     "Abwesend:",
                                     "Automatisch antwoord",
                                     "Afwezig:",
                                     "Réponse automatique",
                                     "Absence du bureau",
                                     "Respuesta automática",
                                     "Fuera de la oficina",
                                     "Resposta automática",
                                     "Ausência temporária",
                                     "Risposta automatica",
                                     "Fuori sede",
                                     "Jawaban otomatis",
                                     "Balasan otomatis",
                                     "Balas otomatis",
                                     "Di luar kantor",
                                     "Sedang cuti",
                                     "自動応答",
                                     "自动回复",
                                     "자동 회신"};
  /// The words of a thank-you.
  std::vector<std::string> thanks = {"terima kasih", "makasih", "siap", "oke", "ok", "thank you", "thanks"};
};

}  // namespace tix
