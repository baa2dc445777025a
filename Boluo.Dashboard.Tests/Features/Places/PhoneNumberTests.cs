using Boluo.Dashboard.Components;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Features.Places;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Security;
using Boluo.Dashboard.Tests.Support;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using static Boluo.Dashboard.Tests.Editing.TinyCounty;

namespace Boluo.Dashboard.Tests.Features.Places;

public sealed class PhoneNumberTests : BunitContext
{
    [Fact]
    public async Task A_failure_is_said_beside_the_number_which_stays_masked()
    {
        var accounts = new Accounts(new Unavailable(), Options.Create(new IdentityOptions()), new EndedSessions(TimeProvider.System));
        using var pending = new PendingEvents(TimeProvider.System);
        using var log = new SecurityLog(new Unavailable(), pending, new HttpContextAccessor(), TimeProvider.System, NullLogger<SecurityLog>.Instance);
        Services.AddSingleton(new PhoneBook(new Unavailable(), new RoleGuard(accounts, log), log, TimeProvider.System));
        var limits = new ScopeLimits
        {
            AsOf = AsOf,
            EarliestAsOf = Start,
            Origin = DataOrigin.Sample,
            Townships = new Dictionary<string, Township>(StringComparer.Ordinal),
            Communities = new Dictionary<string, Community>(StringComparer.Ordinal),
        };
        var context = new PageContext(County.On(AsOf), limits, Admin, Urls.Grids, "", 1);
        var person = new GridPerson
        {
            Id = 1,
            Name = "甲某",
            Gender = Gender.Female,
            PoliticalStatus = PoliticalStatus.PartyMember,
            FullTime = true,
            Occupation = default,
            PhoneMasked = "199****0001",
            Since = Start,
            OtherGrids = 0,
        };
        var number = Render<CascadingValue<PageContext>>(p => p.Add(v => v.Value, context).AddChildContent<PhoneNumber>(n => n.Add(x => x.Person, person)));

        await number.Find("button").ClickAsync();

        Assert.StartsWith("系统出现异常", number.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Contains("199****0001", number.Markup, StringComparison.Ordinal);
        Assert.False(number.Find("button").HasAttribute("disabled"));
    }

    private sealed class Unavailable : IDbContextFactory<BoluoDbContext>
    {
        public BoluoDbContext CreateDbContext() => throw new InvalidOperationException("Injected.");
    }
}
