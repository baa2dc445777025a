using System.Globalization;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Features.Places;
using Boluo.Dashboard.Tests.Editing;
using Boluo.Dashboard.Tests.Editing.Records;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Tests.Features.Places;

/// <summary>Changes, corrections and undoings in any order leave on each day what a simple model says of it.</summary>
public sealed class RandomGridChangesTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Each_day_has_the_number_that_was_last_said_of_it(int seed)
    {
        var random = new Random(seed);
        await using var county = await TinyCounty.CreateAsync();
        var days = Enumerable.Range(0, 18).Select(m => TinyCounty.Start.AddMonths(m)).ToList();
        // By the first day of each fact.
        var model = new SortedDictionary<DateOnly, int> { [days[0]] = 100 };
        var undone = new Stack<(int ChangeSet, SortedDictionary<DateOnly, int> Before)>();
        for (var step = 0; step < 40; step++)
        {
            var value = random.Next(5000);
            if (random.Next(4) == 0 && undone.TryPop(out var last))
            {
                var reverted = await county.Get<IEditor>().RevertAsync(last.ChangeSet, "误操作", TinyCounty.Admin, None);
                Assert.True(reverted.Ok, reverted.Error);
                model = last.Before;
            }
            else if (random.Next(3) == 0)
            {
                var from = model.Keys.ElementAt(random.Next(model.Count));
                await SaveAsync(GridChange.KeyOf(TinyCounty.Code(1), from), new() { ["households"] = Text(value), ["extent"] = "东至河堤" }, next => next[from] = value);
            }
            else
            {
                var day = days[random.Next(days.Count)];
                var typed = new Dictionary<string, string?> { ["kind"] = nameof(FactChange.FromDayOn), ["since"] = Days.Iso(day), ["households"] = Text(value), ["extent"] = "东至河堤" };
                await SaveAsync(TinyCounty.Code(1), typed, model.ContainsKey(day) ? null : next => next[day] = value);
            }

            await using var db = await county.Factory.CreateDbContextAsync(None);
            var facts = await db.GridFacts.AsNoTracking().Where(f => f.GridId == 1).OrderBy(f => f.ValidFrom).ToListAsync(None);
            Assert.Equal(model.Select(m => (m.Key, m.Value)), facts.Select(f => (f.ValidFrom, f.Households)));
            Assert.Equal([.. model.Keys.Skip(1), null], facts.Select(f => f.ValidTo));
        }

        async Task SaveAsync(string key, Dictionary<string, string?> typed, Action<SortedDictionary<DateOnly, int>>? apply)
        {
            var editor = county.Get<IRecordEditor>();
            var form = await editor.LoadAsync(GridChange.ActionName, key, TinyCounty.Admin, None);
            Assert.True(form.Ok, form.Error);
            var outcome = await editor.SaveAsync(RecordHouse.Input(form.Value, typed), TinyCounty.Admin, None);
            Assert.Equal(apply is not null, outcome.Ok);
            if (apply is null) return;
            undone.Push((outcome.ChangeSetId!.Value, new SortedDictionary<DateOnly, int>(model)));
            apply(model);
        }
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
