"""What the words in an address say, as tables; edited by people who know the papers, folded when they are loaded."""

from __future__ import annotations

from newsbot.arabic.text import fold


def _words(table: str) -> frozenset[str]:
    return frozenset(fold(word) for word in table.split())


def _labels(table: str) -> frozenset[str]:
    return frozenset(fold(label) for label in table.split("|"))


# Before somebody's name: a list of what they wrote, or one of it.
PEOPLE = _words(
    "author authors writer writers columnist columnists contributor contributors كاتب كتاب الكتاب كاتبة مؤلف"
)
# A path segment that announces a list of stories, whatever follows it.
LISTING = _words("""
    category categories cat cats categorie rubrique rubriques section sections subsection tag tags keyword
    keywords topic topics subject subjects label labels taxonomy term hashtag author authors writer writers
    columnist columnists contributor contributors editors editornews profile profiles users user auteur search
    recherche find results archive-by-date list listing listnews portal sectionmore morearticles more-news
    news-categories lastnews latest-news latestnews latest breaking-news most-read mostread most-viewed popular
    trending newsheadlines headlines timeline all-news-list index-news newsindex today-news تصنيف تصنيفات
    التصنيفات القسم قسم أقسام الأقسام فئة فئات باب أبواب وسم وسوم الوسوم الوسم كاتب كتاب الكتاب كاتبة مؤلف محرر
    محررون مراسل بحث نتائج-البحث موضوع مواضيع كلمات-مفتاحية كل-الأخبار جميع-الأخبار آخر-الأخبار أحدث-الأخبار
    أخبار-عاجلة الأكثر-قراءة الأكثر-مشاهدة أرشيف الأرشيف
""")
# A segment under which there is something to see or hear: no article, unless the site's own regex says so.
MEDIA = _words("""
    video videos vidéo vidéos clips watch live livestream live-stream stream gallery galleries photogallery photo
    photos album albums image-gallery slideshow podcast podcasts audio radio liveradio tv-schedule schedule
    programs programmes programme episodes episode caricature caricatures cartoon cartoons فيديو فيديوهات الفيديو
    مرئيات صور الصور ألبوم ألبومات بودكاست مباشر البث-المباشر بث-مباشر راديو إذاعة برامج البرامج كاريكاتير
    معرض-الصور
""")
# A segment that is followed by one story …
STORY = _words("""
    article story stories-detail post posts details detail node read view show display viewstory newdetails
    newsdetails news_details news-details fullstory viewfullstory articledetails article_details article-details
    content item innerpage singlenews single خبر مقال مقالة تفاصيل تقرير حوار تحقيق
""")
# … and one that is followed by a story or by a section.
NEWS = _words("""
    news articles stories opinion opinions columns column blog blogs archives reports report analysis all-news
    أخبار الأخبار مقالات المقالات تقارير التقارير رأي آراء تحقيقات حوارات
""")
# Names of newspaper sections: last in a path, they are the section itself.
SECTION = _words("""
    home main politics political policy economy economie business markets sport sports football culture cultures
    art arts health medical science sciences tech technology science-and-tech world international local localnews
    national society lifestyle life style women family travel tourism opinion opinions articles news reports
    investigations interviews features variety misc miscellaneous weather religion islam education environment
    cars motors crime accidents middle-east middle_east middleeast arab arab-world arabworld gulf region regional
    egypt syria iraq lebanon jordan palestine yemen libya sudan tunisia algeria morocco saudi uae kuwait qatar
    oman bahrain mauritania africa europe asia america us politique societe economique sante evenement سياسة
    السياسة اقتصاد الاقتصاد رياضة الرياضة ثقافة الثقافة فن فنون صحة الصحة علوم تكنولوجيا تقنية علوم-وتكنولوجيا
    العالم عالم دولي دولية دوليات عربي عربية عربيات محلي محلية محليات مجتمع المجتمع منوعات متفرقات أسرة المرأة
    سياحة سفر طقس دين تعليم بيئة سيارات حوادث قضايا محافظات مال وأعمال مال-وأعمال المال رأي آراء مقالات أخبار
    الأخبار تقارير تحقيقات حوارات سوريا مصر العراق لبنان الأردن فلسطين اليمن ليبيا السودان تونس الجزائر المغرب
    السعودية الإمارات الكويت قطر عمان البحرين موريتانيا الخليج الشرق-الأوسط الرئيسية
""")
# Ways to the stories of a section that lead to no others.
BY_THE_WAY = _words("""
    tag tags keyword keywords author authors writer writers search hashtag user profile وسم وسوم الوسوم
    كاتب كتاب الكتاب بحث
""")
# Segments and names of scripts that are never fetched as pages.
NEVER = _words("""
    login log-in signin sign-in signup sign-up register registration logout account my-account wp-login wp-admin
    wp-json wp-content wp-includes xmlrpc lostpassword password subscribe subscription subscriptions newsletter
    unsubscribe cart checkout share sharer print printer printable printpreview print-article print_article
    newsprint like likes vote rate rating email-friend sendtofriend email-form tell-a-friend download downloads
    cdn-cgi cgi-bin ajax api embed oembed redirect out goto click ads adclick rss feed feeds rssfeed rss-feed atom
    comments-feed trackback sitemap site-map تسجيل-الدخول دخول تسجيل اشترك طباعة خريطة-الموقع
""")
# Pages about the paper itself.
STATIC = _words("""
    about whoweare our-services feedback aboutus about-us about_us who-we-are contact contactus contact-us
    contact_us privacy privacy-policy privacypolicy terms terms-of-use terms-of-service terms-and-conditions
    termsandconditions conditions disclaimer cookies cookie-policy advertise advertise-with-us advertising
    ads-with-us jobs careers faq help team our-team editorial-policy copyright apps mobile-app partners
    our-partners links poll polls من-نحن عن-الموقع حول-الموقع حولنا عنا اتصل-بنا إتصل-بنا تواصل-معنا للتواصل
    سياسة-الخصوصية الخصوصية شروط-الاستخدام شروط-الإستخدام الشروط-والأحكام أعلن-معنا اعلن-معنا للإعلان-معنا للإعلان
    هيئة-التحرير فريق-العمل وظائف حقوق-النشر إخلاء-مسؤولية سياسة-التحرير شركاؤنا
""")
HOME = _words("home index default main الرئيسية")
PAGE = _words("page paged pages صفحة الصفحة")
LANGUAGES = _words("en fr es tr ru de fa zh cn ch ja ku ur english french kurdish turkish")
OWN_LANGUAGE = _words("ar arabic ara ar-qa ar-sa ar-ae")
# Small words that make a section's name long without making it a headline.
SMALL_WORDS = _words("""
    and the of in for to a an de la le les et du des و في من على
""")

FILE_ENDINGS = _words("""
    pdf doc docx xls xlsx ppt pptx csv txt rtf epub zip rar gz 7z tar apk exe dmg iso jpg jpeg png gif webp svg
    bmp ico tif tiff avif mp3 mp4 m4a m4v wav ogg oga ogv webm avi mov wmv flv mkv mpg mpeg 3gp m3u8 css js mjs
    json map xml rss rdf atom woff woff2 ttf eot swf ics vcf
""")
SCRIPT_ENDINGS = _words("php php3 asp aspx jsp jspx do cfm cgi ashx html htm shtml phtml xhtml amp print")

# Query keys, by what they name; in lower case.
STORY_KEYS = _words("""
    p id newsid news_id nid sid aid articleid article_id artid storyid story_id story postid post_id post
    contentid content_id itemid item_id nodeid docid no news article iid idnews id_news id_article idarticle
    topicid
""")
LISTING_KEYS = _words("""
    cat cats catid cat_id category category_id categoryid c_id section sectionid section_id secid tag tags tagid
    author authorid author_id writer writerid s search query keyword keywords galleryid gallery_id albumid m year
    month day date start_time topic
""")
# In order; `p` is the last because it is a story's number where nothing else is in the address.
PAGE_KEYS = (
    "page", "paged", "pg", "pageno", "pagenum", "pagenumber", "page_no", "pageindex", "pn", "currentpage",
    "start", "offset", "p",
)  # fmt: skip
NEVER_KEYS = _words("print share amp feed add-to-cart format download attachment_id attachment lostpassword")
TRACKING_KEYS = _words("""
    fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid twclid ttclid igshid igsh li_fat_id mc_cid mc_eid _ga
    _gl _hsenc _hsmi mkt_tok ocid cmpid cmp ito xtor smid smtyp ref_src ref_url fb_action_ids fb_action_types
    fb_comment_id fb_ref __twitter_impression ns_mchannel ns_source ns_campaign ns_linkname ns_fee wt.mc_id spm
    traffic_source share_id shared replytocom phpsessid jsessionid fb_source
""")
TRACKING_PREFIXES = ("utm_", "at_", "pk_", "mtm_", "piwik_", "hsa_", "__cft__", "vero_", "trk_")

# What a link that goes on to older stories shows; whole, without arrows and dots.
NEXT_LABELS = _labels("""
    التالي | التالية | الصفحة التالية | التالى | الصفحة القادمة | القادم | أقدم | الأقدم | أخبار أقدم |
    مقالات أقدم | المواضيع الأقدم | المقالات الأقدم | تدوينات أقدم | رسائل أقدم | مشاركات أقدم | المشاركات الأقدم |
    المقالات السابقة | المشاركات السابقة | الأخبار السابقة | المنشورات الأقدم | next | next page | older |
    older posts | older entries | older articles | older news | previous posts | suivant | page suivante | » | › |
    → | > | >>
""")
MORE_LABELS = _labels("""
    المزيد | مزيد | عرض المزيد | اعرض المزيد | إظهار المزيد | تحميل المزيد | شاهد المزيد | المزيد من الأخبار |
    مزيد من الأخبار | المزيد من المقالات | للمزيد | more | load more | show more | more news | view more |
    see more | voir plus
""")
# What a link to a story shows when it shows no headline.
NO_HEADLINE = MORE_LABELS | _labels("""
    اقرأ المزيد | إقرأ المزيد | قراءة المزيد | اقرأ أكثر | اقرأ الخبر | اقرأ التفاصيل | التفاصيل | تفاصيل | تتمة |
    التتمة | تابع القراءة | أكمل القراءة | أكمل القراءة » | متابعة القراءة | لقراءة المزيد | شاهد | read more |
    continue reading | details | full story | تعليق | تعليقات | لا تعليقات | لا توجد تعليقات | أضف تعليق |
    اترك تعليقا | comments | no comments | leave a comment | lire la suite | شارك | مشاركة | طباعة
""")
