// Writes mails with GMime, with all text made harmless.
#include "format/mail/mail_message.hpp"

#include "format/text/terminal_text.hpp"
#include "tix/text/error.hpp"
#include "tix/text/mail_address.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>

#include <fmt/format.h>
#include <gmime/gmime.h>

namespace tix::format {
namespace {

std::string trimmed(std::string_view text) {
  constexpr std::string_view kAround = " \t\"";
  const std::size_t first = text.find_first_not_of(kAround);
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(kAround) - first + 1));
}

struct Unref {
  void operator()(gpointer object) const { g_object_unref(object); }
  void operator()(GDateTime* time) const { g_date_time_unref(time); }
  void operator()(gchar* text) const { g_free(text); }
};
template <class Object>
using Held = std::unique_ptr<Object, Unref>;

constexpr const char* kCharset = "utf-8";

/// Encodes a header value as RFC 2047 words that never split a character. Returns short plain text unchanged.
/// GMime is not used for this, because it takes text that only looks like an encoded word for one and then
/// folds lines inside it.
std::string encoded(std::string_view text, std::string_view plain_besides) {
  constexpr std::size_t kLongest = 60;
  constexpr std::size_t kBytesInWord = 45;  // 60 characters in base64, 72 with the prefix and suffix
  const auto is_plain = [&](char c) {
    return g_ascii_isalnum(c) || plain_besides.find(c) != std::string_view::npos;
  };
  const bool blank_around = text.starts_with(' ') || text.ends_with(' ');
  if (text.size() <= kLongest && !blank_around && std::ranges::all_of(text, is_plain))
    return std::string(text);
  std::string words;
  while (!text.empty()) {
    std::size_t size = std::min(kBytesInWord, text.size());
    const auto continues = [&](std::size_t at) { return at < text.size() && (text[at] & '\xc0') == '\x80'; };
    while (size > 1 && continues(size)) --size;
    const Held<gchar> word(g_base64_encode(reinterpret_cast<const guchar*>(text.data()), size));
    words += (words.empty() ? "=?utf-8?B?" : "\n =?utf-8?B?") + std::string(word.get()) + "?=";
    text.remove_prefix(size);
  }
  return words;
}

void set_header(GMimeMessage* message, const char* name, const std::string& written) {
  GMimeObject* const object = GMIME_OBJECT(message);
  g_mime_object_set_header(object, name, "", nullptr);
  GMimeHeader* const header = g_mime_header_list_get_header(g_mime_object_get_header_list(object), name);
  g_mime_header_set_raw_value(header, (' ' + written + '\n').c_str());
}

/// Makes a text part, encoded as 7bit if possible, and otherwise as quoted-printable or base64, whichever is
/// shorter.
Held<GMimePart> text_part(const char* subtype, const std::string& body) {
  Held<GMimePart> part(g_mime_part_new_with_type("text", subtype));
  const Held<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(body.data(), body.size()));
  const Held<GMimeDataWrapper> content(
      g_mime_data_wrapper_new_with_stream(stream.get(), GMIME_CONTENT_ENCODING_DEFAULT));
  g_mime_part_set_content(part.get(), content.get());
  g_mime_object_set_content_type_parameter(GMIME_OBJECT(part.get()), "charset", kCharset);
  g_mime_part_set_content_encoding(
      part.get(), g_mime_part_get_best_content_encoding(part.get(), GMIME_ENCODING_CONSTRAINT_7BIT));
  return part;
}

/// Returns the n-th boundary that occurs in neither text and cannot occur in an encoded one.
std::string boundary_of(const std::string& body, const std::string& html, int n) {
  for (;; ++n) {
    std::string boundary = "=_tix_" + std::to_string(n) + "_=";
    if (body.find(boundary) == std::string::npos && html.find(boundary) == std::string::npos) return boundary;
  }
}

/// Mail programs show the last part that they support (RFC 2046, 5.1.4).
Held<GMimeMultipart> alternatives(const std::string& body, const std::string& html) {
  Held<GMimeMultipart> both(g_mime_multipart_new_with_subtype("alternative"));
  g_mime_multipart_set_boundary(both.get(), boundary_of(body, html, 0).c_str());
  for (const auto& [subtype, text] : {std::pair("plain", &body), std::pair("html", &html)})
    g_mime_multipart_add(both.get(), GMIME_OBJECT(text_part(subtype, *text).get()));
  return both;
}

/// Returns whether `text` is a token of RFC 2045, of which types are made.
bool is_token(std::string_view text) {
  constexpr std::string_view kBesides = "!#$&-^_.+";
  return !text.empty() && std::ranges::all_of(text, [&](char c) {
    return g_ascii_isalnum(c) || kBesides.find(c) != std::string_view::npos;
  });
}

/// Makes a part for a type that is not a type of a file, too: mails and parts inside parts must not be
/// encoded (RFC 2046, 5.2.1), and here they are.
Held<GMimePart> part_of_type(const std::string& type) {
  const std::size_t slash = std::min(type.find('/'), type.size());
  const std::string media = type.substr(0, slash), subtype = type.substr(std::min(slash + 1, type.size()));
  const bool is_file = is_token(media) && is_token(subtype) && media != "message" && media != "multipart";
  return Held<GMimePart>(is_file ? g_mime_part_new_with_type(media.c_str(), subtype.c_str())
                                 : g_mime_part_new_with_type("application", "octet-stream"));
}

/// Sets the name of a file, which GMime writes as RFC 2231 says.
void set_file_name(GMimeObject* part, const std::string& name) {
  g_mime_object_set_content_disposition_parameter(part, "filename", name.c_str());
  GMimeParamList* const parameters =
      g_mime_content_disposition_get_parameters(g_mime_object_get_content_disposition(part));
  GMimeParam* const parameter = g_mime_param_list_get_parameter(parameters, "filename");
  g_mime_param_set_charset(parameter, kCharset);  // GMime would take the smallest that holds the name
}

Held<GMimePart> attachment_part(const MailAttachment& file) {
  Held<GMimePart> part = part_of_type(file.type);
  const Held<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(file.bytes.data(), file.bytes.size()));
  const Held<GMimeDataWrapper> content(
      g_mime_data_wrapper_new_with_stream(stream.get(), GMIME_CONTENT_ENCODING_DEFAULT));
  g_mime_part_set_content(part.get(), content.get());
  g_mime_part_set_content_encoding(part.get(), GMIME_CONTENT_ENCODING_BASE64);
  g_mime_object_set_disposition(GMIME_OBJECT(part.get()), GMIME_DISPOSITION_ATTACHMENT);
  set_file_name(GMIME_OBJECT(part.get()), escape_controls(file.name, Breaks::space));
  return part;
}

void set_sender(GMimeMessage* message, const Mailbox& from) {
  const std::string name = encoded(escape_controls(from.name, Breaks::space), " -_'");
  set_header(message, "From", name.empty() ? from.address : name + " <" + from.address + '>');
}

void set_recipients(GMimeMessage* message, const Mail& mail) {
  g_mime_message_add_mailbox(message, GMIME_ADDRESS_TYPE_TO, nullptr, mail.to.c_str());
  for (const std::string& address : mail.cc)
    g_mime_message_add_mailbox(message, GMIME_ADDRESS_TYPE_CC, nullptr, address.c_str());
  if (!mail.reply_to.empty())
    g_mime_message_add_mailbox(message, GMIME_ADDRESS_TYPE_REPLY_TO, nullptr, mail.reply_to.c_str());
}

/// Returns whether a Message-ID, which may come from anybody, can stand in a header on a line of its own.
bool is_message_id(std::string_view id) {
  constexpr std::size_t kLongest = 900;  // a line has at most 998 characters
  return !id.empty() && id.size() <= kLongest &&
         std::ranges::all_of(id, [](char c) { return c > ' ' && c < '\x7f' && c != '<' && c != '>'; });
}

void set_thread(GMimeMessage* message, const Mail& mail) {
  if (is_message_id(mail.in_reply_to)) set_header(message, "In-Reply-To", '<' + mail.in_reply_to + '>');
  std::string references;
  for (const std::string& id : mail.references)
    if (is_message_id(id)) references += (references.empty() ? "<" : "\n <") + id + '>';
  if (!references.empty()) set_header(message, "References", references);
}

/// Sets the text, with a line end after its last line, the HTML page if there is one, and the files.
void set_body(GMimeMessage* message, const Mail& mail) {
  std::string body = escape_controls(mail.body, Breaks::keep);
  if (!body.ends_with('\n')) body += '\n';
  Held<GMimeObject> text(mail.html.empty() ? GMIME_OBJECT(text_part("plain", body).release())
                                           : GMIME_OBJECT(alternatives(body, mail.html).release()));
  if (mail.attachments.empty()) {
    g_mime_message_set_mime_part(message, text.get());
    return;
  }
  const Held<GMimeMultipart> all(g_mime_multipart_new_with_subtype("mixed"));
  // One more than that of the alternatives, so that neither begins with the other.
  g_mime_multipart_set_boundary(all.get(), boundary_of(body, mail.html, 1).c_str());
  g_mime_multipart_add(all.get(), text.get());
  for (const MailAttachment& file : mail.attachments)
    g_mime_multipart_add(all.get(), GMIME_OBJECT(attachment_part(file).get()));
  g_mime_message_set_mime_part(message, GMIME_OBJECT(all.get()));
}

}  // namespace

Mailbox mailbox(std::string_view text) {
  Mailbox box{{}, trimmed(text)};
  const std::size_t open = text.rfind('<');
  if (open != std::string_view::npos && text.ends_with('>'))
    box = {trimmed(text.substr(0, open)), std::string(text.substr(open + 1, text.size() - open - 2))};
  if (!is_mail_address(box.address))
    throw Error(ErrorKind::desk, fmt::format("'{}' is not a mail sender", text),
                "accepted: support@example.test or \"Support <support@example.test>\"");
  return box;
}

std::string mail_message(const Mail& mail) {
  g_mime_init();
  const Held<GMimeMessage> message(g_mime_message_new(FALSE));
  GMimeObject* const headers = GMIME_OBJECT(message.get());
  set_sender(message.get(), mail.from);
  set_recipients(message.get(), mail);
  set_header(message.get(), "Subject",
             encoded(escape_controls(mail.subject, Breaks::space), " -_'.,:;!?#/()[]@+*&%$\"<>"));
  const Held<GDateTime> date(g_date_time_new_from_unix_utc(mail.date.unix()));
  g_mime_message_set_date(message.get(), date.get());
  g_mime_message_set_message_id(message.get(), mail.message_id.c_str());
  set_thread(message.get(), mail);
  // Asks automatic responders not to answer (RFC 3834).
  if (mail.automatic)
    g_mime_object_set_header(headers, "Auto-Submitted", mail.acknowledges ? "auto-replied" : "auto-generated",
                             kCharset);
  set_body(message.get(), mail);
  const Held<gchar> written(g_mime_object_to_string(headers, nullptr));
  return written.get();
}

}  // namespace tix::format
