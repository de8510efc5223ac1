"""Words of membership cards (thẻ đoàn viên)."""

TITLE = "Thẻ đoàn viên"

# The journal
ACTS = {
    "members.card.issued": "Cấp thẻ đoàn viên",
    "members.card.reissued": "Cấp lại thẻ đoàn viên",
    "members.card.withdrawn": "Thu hồi thẻ đoàn viên",
    "members.card.ended": "Thẻ đoàn viên hết dùng",
    "members.card.source_arranged": "Đặt cách cấp số thẻ đoàn viên",
    "members.card.range_added": "Ghi dải số thẻ đoàn viên",
    "members.card.range_given": "Giao số thẻ đoàn viên xuống cấp dưới",
}

# What one can do
ISSUE, ISSUE_LEAD = "Cấp thẻ", "Số thẻ được ghi vào hồ sơ của đoàn viên."
REISSUE, REISSUE_LEAD = "Cấp lại thẻ", "Thẻ đang dùng hết dùng từ ngày cấp lại; thẻ cũ vẫn còn trong danh sách."
WITHDRAW, WITHDRAW_LEAD = "Thu hồi thẻ", "Thẻ hết dùng và hồ sơ không còn số thẻ. Thẻ cũ vẫn còn trong danh sách."
OPEN_RECORD = "Mở hồ sơ, xem cả số thẻ"

# Who may
LIST_NOT_YOURS = (
    "Danh sách thẻ dành cho ban chấp hành và cán bộ Đoàn. Thẻ của anh/chị mở được từ hồ sơ của mình, ở trang Tổng quan."
)
CARDS_NOT_YOURS = "Thẻ của người này chỉ {unit} và cấp trên xem được. Hỏi {unit}."
ISSUE_NOWHERE = (
    "Thẻ do Ban Chấp hành Đoàn cấp cơ sở cấp. Nhờ bí thư, phó bí thư hoặc cán bộ Đoàn cấp cơ sở làm việc này."
)
NOT_YOURS = "Thẻ của người này do {base} cấp. Nhờ bí thư, phó bí thư hoặc cán bộ của {base} làm việc này."
ARRANGE_NOT_YOURS = "Cách cấp số của {unit} do người có quyền xác nhận ở {unit} đặt. Nhờ bí thư hoặc cán bộ của {unit}."
GIVE_NOT_YOURS = "Dải số này của {unit}. Nhờ bí thư, phó bí thư hoặc cán bộ của {unit} giao xuống."
ADD_NOT_YOURS = "Dải số do Đoàn cấp trên giao chỉ người quản trị mới ghi vào được. Nhờ người quản trị của {unit}."
UNIT_ISSUES_NOT = "{unit} không tự cấp thẻ: thẻ ở đây do {base} cấp. Làm việc này ở {base}."

# What stands in the way
RECORD_IS_VOID = "Hồ sơ này đã được đánh dấu ghi nhầm nên không cấp thẻ."
NOT_YET = "Người này chưa vào Đoàn nên chưa có thẻ. Kết nạp trước, rồi cấp thẻ."
HAS_LEFT = "Người này đã rời Đoàn nên không cấp thẻ nữa."
HAS_CARD = "Đã có thẻ •••{last4}. Thẻ mất, hỏng hoặc sai thông tin thì dùng Cấp lại thẻ."
HAS_LISTED = "Đã có số thẻ theo danh sách, •••{last4}. Thẻ mất, hỏng hoặc sai thông tin thì dùng Cấp lại thẻ."
NO_CARD = "Chưa có thẻ nào đang dùng. Dùng Cấp thẻ."
NOTHING_TO_END = "Không có thẻ nào đang dùng nên không có gì để thu hồi."

# Days
DAY_MISSING = "Chưa có ngày. Ghi ngày trên quyết định hoặc ngày trao thẻ."
DAY_TO_COME = "Ngày {day} chưa tới. Ghi hôm nay hoặc một ngày đã qua."
BEFORE_JOINING = "Vào Đoàn {joined}, ngày cấp thẻ không thể sớm hơn. Sửa ngày cấp, hoặc sửa ngày vào Đoàn trong hồ sơ."
BEFORE_OLD_CARD = "Thẻ trước còn ghi đến ngày {day}. Chọn ngày ấy hoặc muộn hơn."

# Numbers
NOT_A_NUMBER = "Số thẻ chỉ có chữ số, từ 6 đến 12 số. Ghi lại như in ở mặt trước thẻ, hoặc bỏ trống để lấy số tự động."
NUMBER_TAKEN = "Số này đã là số thẻ của một người khác. Xem lại số trên thẻ; nếu đúng, báo đơn vị cấp trên."
NO_CITIZEN_ID = "Hồ sơ chưa có số định danh cá nhân 12 số để làm số thẻ. Bổ sung vào hồ sơ, hoặc ghi số thẻ bằng tay."
CITIZEN_ID_TAKEN = (
    "Số định danh cá nhân của người này đang là số thẻ trong một hồ sơ khác. Đối chiếu hai hồ sơ, "
    "hoặc ghi số thẻ bằng tay."
)
NO_RANGE = (
    "{unit} cấp thẻ theo dải số nhưng chưa được giao dải nào. Nhờ cấp trên giao số, đổi cách cấp, "
    "hoặc ghi số thẻ bằng tay."
)
RANGE_USED_UP = (
    "Dải số của {unit} đã hết. Xin cấp trên giao thêm số rồi cấp tiếp, hoặc ghi bằng tay số thẻ do cấp trên cho."
)
NUMBER_JUST_TAKEN = "Số vừa lấy đã có người khác dùng ngay lúc ấy. Làm lại một lần nữa để lấy số sau."

# Reasons and notes
REASON_MISSING = "Chưa chọn vì sao cấp lại. Chọn mất, hỏng hoặc sai thông tin."
NOTE_MISSING = "Chưa ghi vì sao thu hồi. Ghi ngắn gọn, ví dụ số quyết định."
NOTE_TOO_LONG = "Ô này nhận nhiều nhất {longest} chữ. Viết gọn lại."

# Ranges
RANGE_NUMBER = "Số trong dải gồm nhiều nhất 12 chữ số, từ 1 trở lên. Ghi lại số theo văn bản."
LAST_BEFORE_FIRST = "Số cuối nhỏ hơn số đầu. Sửa một trong hai số."
PAPER_MISSING = "Chưa ghi theo văn bản nào. Ghi số, ngày của văn bản giao số."
TO_MISSING = "Chưa chọn đơn vị nhận số. Chọn một đơn vị trong danh sách."
TO_NOT_BELOW = "{to} không ở dưới {unit}. Chọn một đơn vị cấp dưới đang hoạt động."
OUTSIDE_RANGE = "Chỉ giao được số từ {first} đến {last} của dải này. Sửa số đầu hoặc số cuối."
ALREADY_USED = "Các số trước {next} đã cấp hoặc bỏ qua. Bắt đầu từ {next} hoặc muộn hơn."
ALREADY_GIVEN = "Số từ {first} đến {last} đã giao cho {unit}. Chọn các số còn lại."
OVERLAPS_SOME = "Một phần của các số này đã thuộc một dải khác. Đối chiếu lại văn bản giao số."
OVERLAPS_TOP = "Một phần của các số này đã thuộc dải của {unit}. Đối chiếu lại văn bản giao số."
SOURCE_MISSING = "Chưa chọn số thẻ lấy từ đâu. Chọn một trong các cách."

# Where a number comes from, as told before it is taken
FROM_RANGE = "Lấy số tiếp theo trong dải của {unit}"
FROM_CITIZEN_ID = "Bằng số định danh cá nhân"
SOURCE_OWN = "{unit} tự đặt"
SOURCE_ABOVE = "Theo {unit}"
SOURCE_USUAL = "Chưa đơn vị nào đặt, dùng cách mặc định"
SOURCE_WORDS = {"range": "Số trong dải được giao", "citizen_id": "Bằng số định danh cá nhân (12 số)"}
SOURCE_AS_ABOVE = "Theo cấp trên: {source}"
SOURCE_AS_USUAL = "Không đặt gì: {source}"

# The card
STATES = {
    "running": "Đang dùng",
    "listed": "Theo danh sách",
    "lost": "Báo mất",
    "damaged": "Hỏng",
    "wrong": "Sai thông tin",
    "withdrawn": "Đã thu hồi",
}
LISTED_CARD = "Có trong danh sách đã nhập, không rõ ngày và nơi cấp"
ISSUED_BY = "Cấp ngày {day}, {unit}"
BY_CASE = "theo hồ sơ {number}"
ENDED_ON = "hết dùng từ {day}"
DIFFERS = "Số thẻ trên hồ sơ khác với thẻ đang dùng."
DIFFERS_WHY = (
    "Hồ sơ ghi •••{record}, thẻ đã cấp là •••{card}. Sửa số trên hồ sơ cho khớp, hoặc cấp lại thẻ vì sai thông tin."
)
DIFFERS_NONE = "Hồ sơ không còn số thẻ, thẻ đã cấp là •••{card}. Ghi lại số trên hồ sơ, hoặc thu hồi thẻ."
TIE = "Đã có thẻ đoàn viên ghi cho người này, •••{last4}. Thẻ đã cấp thì không xóa được; báo cấp trên để xử lý hồ sơ."

# The list
TABS = {"chua-co": "Chưa có thẻ", "da-co": "Đã có thẻ", "da-het": "Đã thu hồi, cấp lại"}
SEARCH_HINT = "Tìm theo tên, không cần dấu"
EMPTY = {
    "chua-co": ("Ai cũng đã có thẻ", "Đoàn viên mới vào sẽ hiện ở đây cho tới khi được cấp thẻ."),
    "da-co": ("Chưa có ai có thẻ", "Chọn người ở mục “Chưa có thẻ” rồi cấp, hoặc nhập số thẻ từ danh sách đang dùng."),
    "da-het": ("Chưa có thẻ nào hết dùng", "Thẻ bị mất, hỏng, sai thông tin hoặc thu hồi sẽ còn lại ở đây."),
}
EMPTY_FOUND = ("Không có ai khớp", "Tìm bằng từ khác, hoặc xóa tìm để xem cả danh sách.")
EMPTY_NUMBER = ("Ở đây chỉ tìm theo tên", "Muốn tìm theo số thẻ thì mở danh sách đoàn viên và gõ số vào ô tìm.")
EMPTY_LIST = ("Chưa có đoàn viên nào", "Nhập danh sách hoặc thêm đoàn viên trước, rồi cấp thẻ.")
SETTINGS = "Cách cấp số"

# Several at once
CHOOSE_FIRST = "Chưa chọn ai. Đánh dấu ở đầu dòng những người được cấp thẻ."
TOO_MANY = "Mỗi lần cấp nhiều nhất {most} người: chỉ xét {most} người đầu, còn lại làm lần sau."

# What is said when it is done
SAID_ISSUED = "Đã cấp thẻ •••{last4} cho {name}."
SAID_REISSUED = "Đã cấp lại thẻ cho {name}, số mới •••{last4}."
SAID_REISSUED_SAME = "Đã cấp lại thẻ cho {name}, giữ số •••{last4}."
SAID_WITHDRAWN = "Đã thu hồi thẻ •••{last4} của {name}."
SAID_SOURCE = "Đã đặt cách cấp số của {unit}."
SAID_ADDED = "Đã ghi dải số cho {unit}, {count} số."
SAID_GIVEN = "Đã giao {count} số cho {unit}."
SKIPPED = "Bỏ qua số đã có người dùng hoặc đã giao cấp dưới: {numbers}."
AND_MORE = "{shown} và {more} chỗ khác"

# Labels
ON_LABEL = "Ngày cấp"
ON_REISSUED_LABEL = "Ngày cấp lại"
ON_WITHDRAWN_LABEL = "Ngày thu hồi"
NUMBER_LABEL = "Số thẻ ghi bằng tay"
NUMBER_HELP = "Chỉ ghi khi thẻ đã có số, ví dụ phần mềm của Đoàn đã cấp. Bỏ trống thì: {origin}."
NUMBER_HELP_SAME = "Bỏ trống thì giữ số cũ, bằng số định danh cá nhân."
REASON_LABEL = "Vì sao cấp lại"
NOTE_LABEL = "Ghi chú"
NOTE_WITHDRAWN_LABEL = "Vì sao thu hồi"
SOURCE_LABEL = "Số thẻ lấy từ"
FIRST_LABEL, LAST_LABEL = "Từ số", "Đến số"
PAPER_LABEL = "Theo văn bản"
PAPER_HELP = "Số, ngày và nơi ban hành của văn bản giao số."
TO_LABEL = "Giao cho"
TO_CHOOSE = "Chọn đơn vị"
FROM_LABEL = "Trích từ dải"
FROM_CHOICE = "{range}, còn {left} số"

# Counted

STATISTIC = "Thẻ đoàn viên"
STATISTIC_FIGURES = {"given": "Cấp thẻ", "ended": "Thẻ hết dùng, thu hồi"}
