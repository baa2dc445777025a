using Boluo.Dashboard.Security;

namespace Boluo.Dashboard.Tests.Security;

public sealed class LocalUrlTests
{
    public static TheoryData<string> Foreign =>
    [
        "", " ", "evil.example", "http://evil.example", "https://evil.example/", "https:evil.example", "//evil.example", "///evil.example",
        "////evil.example", "/\\evil.example", "\\\\evil.example", "\\/evil.example", "/\t/evil.example", "/\r\n/evil.example", "/\n\\evil.example",
        "/\0/evil.example", " //evil.example", "\t//evil.example", "javascript:alert(1)", "data:text/html,x", "%2f%2fevil.example", "@evil.example",
        "?x=//evil.example", "#//evil.example", "/./\\evil.example", "/.//evil.example", "/x/..//evil.example", "http://localhost.evil.example", "ftp://evil.example",
    ];

    [Theory]
    [MemberData(nameof(Foreign))]
    public void Nothing_leads_off_the_site(string url) => Assert.Equal("/", LocalUrl.OrHome(url));

    [Theory]
    [InlineData("/", "/")]
    [InlineData("/grids?township=441322001&asOf=2020-03-31", "/grids?township=441322001&asOf=2020-03-31")]
    [InlineData("/grids?grids.q=东区", "/grids?grids.q=%E4%B8%9C%E5%8C%BA")]
    [InlineData("/%2f%2fevil.example", "/%2f%2fevil.example")]
    [InlineData("/figures#kpi", "/figures#kpi")]
    public void A_path_of_this_site_is_kept(string url, string expected) => Assert.Equal(expected, LocalUrl.OrHome(url));
}
