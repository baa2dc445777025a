using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Tables;

/// <summary>By what a reader knows a row whose other columns are out of view.</summary>
[Trait("Needs", "application")]
public sealed class NamingColumnTests(SharedApp app)
{
    private IEnumerable<ILedger> Ledgers => app.Services.GetRequiredService<IEnumerable<ILedger>>();

    [Theory]
    [InlineData("communities", "社区名称")]
    [InlineData("grids", "网格名称")]
    [InlineData("needs", "需求内容")]
    [InlineData("resources", "资源（服务）名称")]
    [InlineData("projects", "项目名称")]
    [InlineData("service-centers", "名称")]
    [InlineData("fund", "社区")]
    public void A_row_is_named_by_its_own_name_or_by_the_place_it_is_about(string ledger, string header) =>
        Assert.Equal(header, NamingColumn.Of(Ledgers.Named(ledger).Columns).Header);

    [Fact]
    public void No_row_is_named_by_a_number() =>
        Assert.All(Ledgers, ledger => Assert.False(NamingColumn.Of([.. ledger.Columns.Where(c => c.Standard)]).IsNumber, ledger.Name));
}
