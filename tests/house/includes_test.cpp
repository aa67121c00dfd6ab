// Who may include whom, and where the headers that cost seconds may stand.
#include "house/cpp_text.hpp"
#include "house/source_files.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <regex>

#include <catch2/catch.hpp>

namespace {
using house::Findings;
using house::SourceFile;

/// A room, what it may include besides itself and the standard library (beginnings of names), and its
/// sub-rooms from the ground up. A sub-room may use those before it. The room's own folder may use them
/// all.
struct Room {
  std::string_view folder;
  std::vector<std::string_view> may_include;
  std::vector<std::string_view> sub_rooms;
};

const std::array<Room, 5> kRooms = {{
    {"core",
     {"tix/", "date/", "fmt/"},
     {"text", "time", "ticket", "calendar", "filter", "sla", "policy", "report", "action", "routing",
      "intake", "reports"}},
    {"store",
     {"tix/", "core/", "fmt/", "SQLiteCpp/", "sqlite3.h", "glib.h", "fcntl.h", "unistd.h", "sys/", "grp.h"},
     {"file", "sqlite", "people", "outbox", "ticket", "intake", "import"}},
    {"desk",
     {"tix/", "core/", "store/", "fmt/", "toml++/"},
     {"file", "work", "intake", "sweep", "report", "import", "export", "check"}},
    {"format",
     {"tix/", "core/", "fmt/", "nlohmann/", "utf8proc.h", "gmime/", "gumbo.h", "libical/"},
     {"text", "cell", "chart", "read", "plain", "mail", "write"}},
    {"cli",
     {"tix/", "core/", "store/", "desk/", "format/", "fmt/", "date/", "CLI/", "toml++/", "fcntl.h",
      "unistd.h", "sys/", "grp.h", "pwd.h", "poll.h", "termios.h"},
     {"syntax", "session", "help", "input", "ticket", "intake", "report", "desk", "data", "program"}},
}};

/// The only room with files of its own: main, run and the command table.
constexpr std::string_view kRoomWithFiles = "cli";

/// A header that takes seconds to compile and the only files that may name it.
struct HeavyHeader {
  std::string_view header;
  std::regex files;
};

const std::array<HeavyHeader, 7> kHeavy = {{
    {"CLI/", std::regex("src/cli/.*\\.cpp")},
    {"toml++/", std::regex("src/(desk|cli)/.*\\.cpp")},
    {"nlohmann/", std::regex("src/format/.*\\.cpp")},
    {"date/tz.h", std::regex("src/core/.*\\.cpp")},
    {"date/ptz.h", std::regex("src/core/time/zone_footer\\.cpp")},
    {"gmime/", std::regex("src/format/mail/(.*\\.cpp|glib_owned\\.hpp)")},
    {"libical/", std::regex("src/format/read/ics_.*")},
}};

/// Headers of which a room may have one including file only.
constexpr std::array<std::string_view, 1> kOncePerRoom = {"nlohmann/"};

struct Include {
  std::size_t line;
  std::string name;
  bool is_quoted;
};

std::vector<Include> includes(const SourceFile& file) {
  static const std::regex kDirective(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"].*)");
  std::vector<Include> found;
  std::size_t number = 0;
  for (const std::string& line : house::lines_of(house::taken_apart(file.text).code)) {
    ++number;
    if (line.find('#') == std::string::npos) continue;
    std::smatch match;
    if (std::regex_match(line, match, kDirective)) found.push_back({number, match[2], match[1] == "\""});
  }
  return found;
}

/// `core` for src/core and for the library's public headers; empty elsewhere.
std::string room_of(const SourceFile& file) {
  if (file.path.starts_with("include/tix/")) return "core";
  static const std::regex kRoom("src/([a-z]+)/.*");
  std::smatch match;
  return std::regex_match(file.path, match, kRoom) ? match[1].str() : "";
}

/// Standard headers have neither a folder nor an ending.
bool is_standard(const Include& include) {
  return !include.is_quoted && include.name.find_first_of("./") == std::string::npos;
}

Findings check_table(const SourceFile& file) {
  const std::string name = room_of(file);
  const auto room = std::ranges::find(kRooms, name, &Room::folder);
  if (room == kRooms.end()) return {{file.path, 1, "stands in no room of the house"}};
  Findings found;
  for (const Include& include : includes(file)) {
    const bool is_own = include.is_quoted && include.name.starts_with(name + "/");
    const bool is_allowed = is_own || is_standard(include) ||
                            std::ranges::any_of(room->may_include, [&](std::string_view beginning) {
                              return include.name.starts_with(beginning);
                            });
    if (is_allowed) continue;
    const bool lacks_room = include.is_quoted && include.name.find('/') == std::string::npos;
    const std::string message = lacks_room ? "name the room: " + name + "/" + include.name
                                           : name + " may not include " + include.name;
    found.push_back({file.path, include.line, message});
  }
  return found;
}

/// `calendar` for include/tix/calendar/a.hpp, src/core/calendar/a.cpp and the include "tix/calendar/a.hpp";
/// empty for a file that lies in the room itself.
std::string sub_room_within(std::string_view path) {
  for (const std::string_view root : {"include/", "src/"}) {
    if (path.starts_with(root)) path.remove_prefix(root.size());
  }
  const std::size_t begin = path.find('/') + 1;
  const std::size_t end = path.rfind('/');
  return end < begin ? std::string() : std::string(path.substr(begin, end - begin));
}

bool is_core(std::string_view include) {
  return include.starts_with("tix/") || include.starts_with("core/");
}

/// A sub-room uses those before it, never those after it.
Findings check_order(const SourceFile& file) {
  const std::string name = room_of(file);
  const auto room = std::ranges::find(kRooms, name, &Room::folder);
  if (room == kRooms.end()) return {};
  const std::string own = sub_room_within(file.path);
  if (own.empty() && name == kRoomWithFiles) return {};
  const auto place = std::ranges::find(room->sub_rooms, own);
  if (place == room->sub_rooms.end()) return {{file.path, 1, "stands in no sub-room of " + name}};
  Findings found;
  for (const Include& include : includes(file)) {
    const bool is_own_room = name == "core" ? is_core(include.name) : include.name.starts_with(name + "/");
    if (!include.is_quoted || !is_own_room) continue;
    const std::string other = sub_room_within(include.name);
    if (std::find(room->sub_rooms.begin(), place + 1, other) != place + 1) continue;
    found.push_back(
        {file.path, include.line,
         own + " comes before " + (other.empty() ? name : other) + " and may not include " + include.name});
  }
  return found;
}

Findings check_heavy(const SourceFile& file) {
  Findings found;
  for (const Include& include : includes(file)) {
    for (const HeavyHeader& heavy : kHeavy) {
      if (include.name.starts_with(heavy.header) && !std::regex_match(file.path, heavy.files)) {
        found.push_back({file.path, include.line, "a heavy header in the wrong file: " + include.name});
      }
    }
  }
  return found;
}

Findings check_once(const std::vector<SourceFile>& files) {
  Findings found;
  std::map<std::string, std::string> first;  // room and header -> file
  for (const SourceFile& file : files) {
    for (const Include& include : includes(file)) {
      for (const auto header : kOncePerRoom) {
        if (!include.name.starts_with(header)) continue;
        const auto [at, is_new] = first.emplace(room_of(file) + " " + std::string(header), file.path);
        if (!is_new && at->second != file.path) {
          found.push_back({file.path, include.line, include.name + " is already included by " + at->second});
        }
      }
    }
  }
  return found;
}

}  // namespace

TEST_CASE("rooms include only what their row allows") {
  CHECK(check_table({"src/core/a.cpp", "#include <sqlite3.h>\n"}).size() == 1);
  CHECK(check_table({"include/tix/a.hpp", "#include \"store/a.hpp\"\n"}).size() == 1);
  CHECK(check_table({"src/store/a.cpp", "#include \"format/a.hpp\"\n#include \"desk/b.hpp\"\n"}).size() == 2);
  CHECK(check_table({"src/format/a.cpp", "#include <SQLiteCpp/Database.h>\n#include \"../store/a.hpp\"\n"})
            .size() == 2);
  CHECK(check_table({"src/desk/a.cpp", "#include <CLI/CLI.hpp>\n#include <unistd.h>\n"}).size() == 2);
  CHECK(check_table({"src/new/a.cpp", ""}).size() == 1);
  CHECK(check_table({"src/cli/a.cpp", "#include <CLI/CLI.hpp>\n#include \"desk/a.hpp\"\n#include <map>\n"})
            .empty());

  const auto found = house::check(house::our_code(), check_table);
  INFO(house::text(found));
  CHECK(found.empty());
}

TEST_CASE("a sub-room includes only those before it") {
  CHECK(check_order({"src/core/text/a.cpp", "#include \"tix/sla/fold.hpp\"\n"}).size() == 1);
  CHECK(check_order({"include/tix/sla/a.hpp", "#include \"core/policy/a.hpp\"\n"}).size() == 1);
  CHECK(check_order({"include/tix/sla/a.hpp", "#include \"tix/sla/b.hpp\"\n#include \"tix/text/c.hpp\"\n"})
            .empty());
  CHECK(check_order({"src/desk/report/a.cpp", "#include \"store/import/a.hpp\"\n"}).empty());
  CHECK(check_order({"src/cli/session/a.cpp", "#include \"cli/commands.hpp\"\n"}).size() == 1);
  CHECK(check_order({"src/cli/run.cpp", "#include \"cli/program/a.hpp\"\n"}).empty());
  CHECK(check_order({"src/store/a.cpp", ""}).size() == 1);
  CHECK(check_order({"src/store/misfit/a.cpp", ""}).size() == 1);

  const auto found = house::check(house::our_code(), check_order);
  INFO(house::text(found));
  CHECK(found.empty());
}

TEST_CASE("headers that cost seconds stand in few files") {
  CHECK(check_heavy({"src/cli/a.hpp", "#include <CLI/CLI.hpp>\n"}).size() == 1);
  CHECK(check_heavy({"src/desk/a.hpp", "#include <toml++/toml.h>\n"}).size() == 1);
  CHECK(check_heavy({"include/tix/a.hpp", "#include <date/tz.h>\n"}).size() == 1);
  CHECK(check_heavy({"src/core/time/zone.cpp", "#include <date/ptz.h>\n"}).size() == 1);
  CHECK(check_heavy({"src/core/time/zone_footer.cpp", "#include <date/ptz.h>\n"}).empty());
  CHECK(check_once({{"src/format/a.cpp", "#include <nlohmann/json.hpp>\n"},
                    {"src/format/b.cpp", "#include <nlohmann/json.hpp>\n"}})
            .size() == 1);

  auto found = house::check(house::our_code(), check_heavy);
  const auto twice = check_once(house::our_code());
  found.insert(found.end(), twice.begin(), twice.end());
  INFO(house::text(found));
  CHECK(found.empty());
}
