using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Support;
using ClosedXML.Excel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Tables;

/// <summary>
/// What has no history shows today's value under a past day, and says so. Every such value is changed today: the columns that then
/// read otherwise on a past day are those that say 现值, and no others.
/// </summary>
[Trait("Needs", "application")]
public sealed class CurrentValueTests(SharedApp app)
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Viewer Staff = new("test", "测试", Role.Staff);
    private static readonly Scope Past = new(null, null, null, new DateOnly(2020, 3, 31));

    /// <summary>What lasts and is described by single values. All else happens on a day of its own.</summary>
    private static readonly Type[] Lasting =
    [
        typeof(Township), typeof(PartyGroup), typeof(Community), typeof(Compound), typeof(CompoundGroup), typeof(GridWorker), typeof(CommunityWorker), typeof(CountyUnit), typeof(SocialPlacement),
        typeof(VolunteerTeam), typeof(ServiceCenter), typeof(PartyOrganisation), typeof(CommitteeMember), typeof(AlleyChief), typeof(ContactHousehold),
    ];

    /// <summary>What a thing is for as long as it lasts: corrected, never changed. A member in a new post is a new row.</summary>
    private static readonly HashSet<(Type, string)> Identity =
    [
        (typeof(GridWorker), nameof(GridWorker.Gender)), (typeof(CommunityWorker), nameof(CommunityWorker.Gender)), (typeof(CommitteeMember), nameof(CommitteeMember.Gender)),
        (typeof(CommitteeMember), nameof(CommitteeMember.Post)), (typeof(CountyUnit), nameof(CountyUnit.Nature)), (typeof(VolunteerTeam), nameof(VolunteerTeam.Kind)),
        (typeof(CompoundGroup), nameof(CompoundGroup.Kind)), (typeof(ServiceCenter), nameof(ServiceCenter.Level)), (typeof(ServiceCenter), nameof(ServiceCenter.IsStation)),
        (typeof(ServiceCenter), nameof(ServiceCenter.CountsInReach)), (typeof(Community), nameof(Community.EHomePilot)),
    ];

    /// <summary>One column of many figures, each of which says in its passport what it is made of.</summary>
    private const string FigureList = "figures";

    /// <summary>Names and texts that are read as of a day; other texts say how a thing is called and reached.</summary>
    private static readonly HashSet<(Type, string)> Texts =
    [
        (typeof(Community), nameof(Community.SecretaryName)), (typeof(PartyOrganisation), nameof(PartyOrganisation.SecretaryName)),
        (typeof(CountyUnit), nameof(CountyUnit.SecretaryName)), (typeof(ServiceCenter), nameof(ServiceCenter.Manager)),
        (typeof(PartyGroup), nameof(PartyGroup.Name)), (typeof(Compound), nameof(Compound.PropertyCompany)),
    ];

    [Fact]
    public async Task The_columns_that_change_under_a_past_day_are_those_that_say_so()
    {
        await using var changed = new BoluoApp();
        await using (var db = await changed.OpenAsync()) await ChangeAsync(db);
        var (before, after) = (await ReadAsync(app), await ReadAsync(changed));
        var wrong = new List<string>();
        foreach (var (name, table) in before.Where(t => t.Key != FigureList))
            for (var c = 0; c < table.Columns.Count; c++)
            {
                var common = table.Rows.Keys.Where(after[name].Rows.ContainsKey).ToList();
                // A matrix has the columns that something was found for.
                var now = after[name].Columns.ToList().FindIndex(column => column.Key == table.Columns[c].Key);
                if (common.Count == 0 || now < 0) continue;
                var differs = common.Exists(key => !Equals(table.Rows[key][c], after[name].Rows[key][now]));
                if (differs != table.Columns[c].IsCurrentValue)
                    wrong.Add($"{name}.{table.Columns[c].Key} {table.Columns[c].Header} {(differs ? "shows a value without a history and does not say so" : "says 现值 and has a history")}");
            }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    [Fact]
    public async Task Every_file_with_such_a_column_prints_the_note_that_names_it()
    {
        using var client = await app.SignInAsync(Role.Admin);
        foreach (var (name, table) in await ReadAsync(app))
        {
            var shown = table.Columns.Where(c => c is { IsCurrentValue: true, Standard: true }).ToList();
            if (shown.Count == 0) continue;
            using var book = new XLWorkbook(await client.GetStreamAsync($"{Urls.Export(name)}?edition=submit&asOf=2020-03-31", None));
            var named = 0;
            foreach (var sheet in book.Worksheets)
            {
                // A wide table is divided over two sheets, and each names its own columns.
                var texts = sheet.CellsUsed().Select(cell => cell.GetString()).ToList();
                var here = shown.Where(c => texts.Exists(t => Headed(t, c))).ToList();
                Assert.All(CurrentValues.Note(here), note => Assert.Contains(texts, text => text.EndsWith(note, StringComparison.Ordinal)));
                named += here.Count;
            }

            Assert.True(named >= shown.Count, $"{name}: {named} of {shown.Count} columns.");
        }
    }

    /// <summary>Whether a cell is the header of the column, its unit on a line of its own or not.</summary>
    private static bool Headed(string text, Column column) =>
        text.Replace("\n", "", StringComparison.Ordinal) is var plain && (plain == column.Header || plain == column.FullHeader);

    [Fact]
    public async Task The_screen_and_the_print_view_of_a_list_print_the_note_too()
    {
        using var client = await app.SignInAsync(Role.Leader);
        foreach (var path in (string[])["/grids?tab=grid-workers&", "/print/grid-workers?"])
        {
            Assert.Contains("政治面貌、人员类别、现任职务（身份）为现值", await client.GetStringAsync(path + "asOf=2020-03-31", None), StringComparison.Ordinal);
            Assert.DoesNotContain("为现值", await client.GetStringAsync(path + "grid-workers.cols=code,name", None), StringComparison.Ordinal);
        }
    }

    /// <summary>A card or a chart names the columns that hold its values, so that it says what they say.</summary>
    [Fact]
    public async Task Every_column_that_a_chart_names_is_there()
    {
        var ledgers = app.Services.GetServices<ILedger>().ToList();
        await using var db = await app.OpenAsync();
        var named = new List<LedgerColumn>();
        foreach (var chart in app.Services.GetServices<IChart>()) named.AddRange((await chart.BuildAsync(db, Past, None)).Draws);
        Assert.True(named.Count >= 15, $"{named.Count} columns are named.");
        Assert.Equal(named.Count, CurrentValues.Among(ledgers, named).Count());
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/communities/441322001001")]
    [InlineData("/communities?tab=cards")]
    [InlineData("/grids/441322001001001")]
    [InlineData("/urban-forms")]
    [InlineData("/urban-forms?tab=new-town")]
    [InlineData("/urban-forms?tab=fringe")]
    [InlineData("/service-centers")]
    [InlineData("/service-centers?tab=services")]
    [InlineData("/service-centers?tab=sites")]
    [InlineData("/teams")]
    [InlineData("/workforce")]
    [InlineData("/organisations")]
    public async Task A_page_that_shows_such_a_value_says_so_on_a_past_day(string path)
    {
        using var client = await app.SignInAsync(Role.Leader);
        Assert.Contains("current-values", await client.GetStringAsync(Urls.Join(path, "asOf=2020-03-31"), None), StringComparison.Ordinal);
        Assert.DoesNotContain("current-values", await client.GetStringAsync(path, None), StringComparison.Ordinal);
    }

    private static async Task<Dictionary<string, (IReadOnlyList<Column> Columns, Dictionary<string, IReadOnlyList<object?>> Rows)>> ReadAsync(BoluoApp county)
    {
        var tables = new Dictionary<string, (IReadOnlyList<Column>, Dictionary<string, IReadOnlyList<object?>>)>(StringComparer.Ordinal);
        foreach (var ledger in county.Services.GetServices<ILedger>())
        {
            var view = View.Default(ledger) with { Columns = [.. ledger.Columns.Select(c => c.Key)] };
            tables[ledger.Name] = (ledger.Columns, await ledger.AllAsync(Past, view, Staff, None).ToDictionaryAsync(r => r.Key, r => r.Cells, StringComparer.Ordinal, None));
        }

        foreach (var summary in county.Services.GetServices<ISummary>())
            foreach (var (index, block) in (await summary.BlocksAsync(Past, Staff, None)).Index())
                tables[index == 0 ? summary.Name : $"{summary.Name}#{index}"] = (block.Columns, block.Rows.ToDictionary(r => r.Key, r => r.Cells, StringComparer.Ordinal));
        return tables;
    }

    /// <summary>Changes today every value without a history, in each row; and what has one, from a day on that lies after the past day.</summary>
    private static async Task ChangeAsync(BoluoDbContext db)
    {
        await db.Database.OpenConnectionAsync(None);
        await db.Database.ExecuteSqlRawAsync("PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF;", None);
        foreach (var type in Lasting)
        {
            var entity = db.Model.FindEntityType(type)!;
            var sets = entity.GetProperties().Where(HasNoHistory).Select(p => $"\"{p.GetColumnName()}\" = {Changed(p)}").ToList();
            Assert.NotEmpty(sets);
            await ExecuteAsync(db, $"UPDATE \"{entity.GetTableName()}\" SET {string.Join(", ", sets)}");
        }

        // An answer and a list of services have no day either, and a compound is there whatever the day.
        foreach (var type in (Type[])[typeof(Need), typeof(Project)])
        {
            var entity = db.Model.FindEntityType(type)!;
            await ExecuteAsync(db, $"UPDATE \"{entity.GetTableName()}\" SET \"Evaluation\" = {Changed(entity.FindProperty("Evaluation")!)}");
        }

        await ExecuteAsync(db, $"DELETE FROM \"{db.Model.FindEntityType(typeof(ServiceCenterItem))!.GetTableName()}\" WHERE rowid % 2 = 0");
        await ExecuteAsync(db, $"DELETE FROM \"{db.Model.FindEntityType(typeof(Compound))!.GetTableName()}\" WHERE \"Id\" % 2 = 0 AND \"Id\" NOT IN (SELECT \"CompoundId\" FROM \"ServiceCenters\" WHERE \"CompoundId\" IS NOT NULL)");
        await ExecuteAsync(db, "UPDATE \"GridFacts\" SET \"ValidTo\" = '2020-06-01'");
        await ExecuteAsync(db, """
            INSERT INTO GridFacts (GridId, Households, Residents, PartyMembers, Buildings, Extent, GroupId, ValidFrom, Version)
            SELECT GridId, Households * 2 + 3, Residents * 2 + 3, PartyMembers * 2 + 3, Buildings * 2 + 3, Extent || '一', (GroupId + 1) / 2 * 2, '2020-06-01', Version FROM GridFacts
            """);
        await db.Database.CloseConnectionAsync();
    }

    private static async Task ExecuteAsync(BoluoDbContext db, string sql)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(None);
    }

    private static bool HasNoHistory(IProperty property)
    {
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        if (property.IsKey() || property.IsForeignKey() || Identity.Contains((property.DeclaringType.ClrType, property.Name)) || IsFixed(property.PropertyInfo)) return false;
        return type == typeof(string) ? Texts.Contains((property.DeclaringType.ClrType, property.Name)) : type.IsEnum || type == typeof(bool) || type == typeof(int) || type == typeof(double);
    }

    private static bool IsFixed(PropertyInfo? property) =>
        property?.SetMethod is not { } set || set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static string Changed(IProperty property)
    {
        var (column, type) = ($"\"{property.GetColumnName()}\"", Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType);
        if (type.IsEnum)
        {
            var names = Enum.GetNames(type);
            return $"CASE {column} {string.Join(' ', names.Select((n, i) => $"WHEN '{n}' THEN '{names[(i + 1) % names.Length]}'"))} END";
        }

        if (type == typeof(bool)) return $"1 - {column}";
        if (type == typeof(string)) return $"{column} || '一'";
        var most = property.Name switch { nameof(CommunityWorker.Post) => CommunityWorker.Posts, nameof(CommunityWorker.Grade) => CommunityWorker.Grades, _ => 0 };
        return most > 0 ? string.Create(CultureInfo.InvariantCulture, $"{column} % {most} + 1") : $"COALESCE({column}, 0) * 2 + 3";
    }
}
