// The corpus of mails in tests/fixtures/mail, and what corpus.tsv says is read from each. TIX_ACCEPT=1 writes
// the columns that this test knows anew; other columns stay.
#include "format/mail/corpus_mail.hpp"
#include "format/mail/mail_reader.hpp"
#include "format/mail/taken_mail.hpp"
#include "format/text/terminal_text.hpp"
#include "random_pick.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::format;
using test::flaw_of;
using test::Random;
using test::taken;
using test::TakenMail;

namespace {
namespace fs = std::filesystem;
using test::content_of;
using test::corpus_folder;

/// The names of all mails, such as `clients/gmail.eml`, in order.
std::vector<std::string> corpus_names() {
  std::vector<std::string> names;
  for (const auto& entry : fs::recursive_directory_iterator(corpus_folder()))
    if (entry.path().extension() == ".eml")
      names.push_back(entry.path().lexically_relative(corpus_folder()).generic_string());
  std::ranges::sort(names);
  return names;
}

using CorpusRow = std::map<std::string, std::string>;  // column and cell

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells(1);
  for (const char c : line)
    if (c == '\t')
      cells.emplace_back();
    else
      cells.back() += c;
  return cells;
}

struct CorpusTable {
  std::vector<std::string> columns;
  std::vector<CorpusRow> rows;
};

CorpusTable corpus_table() {
  CorpusTable table;
  std::istringstream in(content_of(corpus_folder() / "corpus.tsv"));
  for (std::string line; std::getline(in, line);) {
    const std::vector<std::string> cells = cells_of(line);
    if (table.columns.empty()) {
      table.columns = cells;
      continue;
    }
    CorpusRow row;
    for (std::size_t i = 0; i < table.columns.size(); ++i)
      row[table.columns[i]] = i < cells.size() ? cells[i] : "";
    table.rows.push_back(row);
  }
  return table;
}

template <class Values, class Text>
std::string joined(const Values& values, const Text& text) {
  std::string out;
  for (const auto& value : values) out += (out.empty() ? "" : "; ") + text(value);
  return out;
}

std::string box_text(const Mailbox& box) {
  return box.name.empty() ? box.address : box.name + " <" + box.address + '>';
}

std::string part_text(const IncomingPart& part) {
  constexpr std::array<std::string_view, 3> kRoles = {"file", "html", "text"};
  const std::string name = part.role == PartRole::attachment
                               ? part.name.empty() ? "(no name)" : part.name
                               : std::string(kRoles[static_cast<std::size_t>(part.role)]);
  return name + ' ' + part.type + ' ' + std::to_string(part.size);
}

std::string report_text(const MailReport& report) {
  constexpr std::array<std::string_view, 4> kKinds = {"", "delivery", "read", "feedback"};
  std::string out(kKinds[static_cast<std::size_t>(report.kind)]);
  for (const std::string* each : {&report.action, &report.status, &report.recipient, &report.message_id})
    if (!each->empty()) out += (out.empty() ? "" : " ") + *each;
  return out;
}

const std::vector<std::string> kReadColumns = {"file",  "from",     "subject",  "text",
                                               "parts", "problems", "warnings", "report"};

/// What the reader says about a mail, by column.
CorpusRow row_of(const std::string& name, const TakenMail& mail) {
  const auto same = [](const std::string& text) { return text; };
  CorpusRow row = {
      {"file", name},
      {"from",
       joined(mail.from.empty() && !mail.sender.address.empty() ? std::vector{mail.sender} : mail.from,
              box_text)},
      {"subject", mail.subject},
      {"text", mail.text.substr(0, mail.text.find('\n'))},
      {"parts", joined(mail.parts, part_text)},
      {"problems", joined(mail.problems, same)},
      {"warnings", joined(mail.warnings, same)},
      {"report", report_text(mail.report)}};
  for (auto& [column, cell] : row) cell = cut_to_width(escape_controls(cell, Breaks::mark), 400);
  return row;
}

void write_table(CorpusTable table, const std::vector<std::string>& names) {
  if (table.columns.empty()) table.columns = kReadColumns;
  std::ofstream out(corpus_folder() / "corpus.tsv", std::ios::binary);
  const auto write = [&](const auto& cell) {
    for (const std::string& column : table.columns)
      out << (column == table.columns.front() ? "" : "\t") << cell(column);
    out << '\n';
  };
  write([](const std::string& column) { return column; });
  for (const std::string& name : names) {
    const auto before = std::ranges::find_if(table.rows, [&](CorpusRow& row) { return row["file"] == name; });
    CorpusRow row = row_of(name, taken(content_of(corpus_folder() / name)));
    if (before != table.rows.end()) row.insert(before->begin(), before->end());
    write([&](const std::string& column) { return row[column]; });
  }
}

}  // namespace

TEST_CASE("mail corpus: each mail is read as its row says", "[mail_corpus]") {
  const std::vector<std::string> names = corpus_names();
  if (std::getenv("TIX_ACCEPT") != nullptr) write_table(corpus_table(), names);
  CorpusTable table = corpus_table();
  CHECK(names.size() >= 80);
  std::vector<std::string> rows;
  for (CorpusRow& row : table.rows) rows.push_back(row["file"]);
  REQUIRE(rows == names);
  for (CorpusRow& row : table.rows) {
    const TakenMail mail = taken(content_of(corpus_folder() / row["file"]));
    CHECK(flaw_of(mail) == "");
    for (const auto& [column, cell] : row_of(row["file"], mail)) {
      INFO(row["file"] << ": " << column);
      CHECK(row[column] == cell);
    }
  }
}

TEST_CASE("mail corpus: damaged mails are read without a flaw", "[slow]") {
  Random random{1};
  for (const std::string& name : corpus_names()) {
    const std::string whole = content_of(corpus_folder() / name);
    for (int round = 0; round < 40 && !whole.empty(); ++round) {
      std::string bytes =
          whole.substr(0, test::chance(random, 50) ? whole.size() : test::below(random, whole.size()));
      for (auto left = test::below(random, 20); left > 0 && !bytes.empty(); --left)
        bytes[test::below(random, bytes.size())] = test::one_of(
            random, {'\n', '\0', '-', '=', '<', '"', ':', static_cast<char>(test::below(random, 256))});
      INFO(name << '\n' << bytes);
      REQUIRE(flaw_of(taken(bytes)) == "");
    }
  }
}
