using System.Globalization;
using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Tests.Sample;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Tests.Registers;

/// <summary>Walks every field of every register that has a data file.</summary>
public sealed class EveryRegisterTests
{
    public static TheoryData<string> Files => [.. CountyFiles.Registers.Select(r => r.FileName!)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Form_and_file_accept_the_same_just_inside_the_bounds_and_refuse_the_same_just_outside(string file)
    {
        foreach (var field in RegisterOf(file).Fields.Where(f => f.Kind is not FieldKind.Pick))
            foreach (var (text, isAccepted) in Edges(field))
            {
                IReadOnlyList<Pickable> choices = field.Kind != FieldKind.Choice ? [] : [.. Enum.GetValues(field.ValueType).Cast<Enum>().Select(v => new Pickable { Value = v.ToString(), Label = v.Label() })];
                var onForm = FieldText.Read(field, text, DateOnly.MaxValue, choices);
                var inFile = FileText.Read(field, text);
                var where = $"{file} {field.Property} “{(text.Length > 40 ? text[..40] : text)}”: {onForm.Fault} {inFile.Fault}";
                Assert.True(isAccepted == onForm.Fault is null && isAccepted == inFile.Fault is null, where);
                Assert.True(Equals(onForm.Value, inFile.Value), where);
            }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_value_comes_back_from_the_text_that_stands_for_it(string file)
    {
        foreach (var field in RegisterOf(file).Fields)
            foreach (var (text, _) in Edges(field).Where(e => e.IsAccepted))
                Assert.Equal(FileText.Read(field, text).Value, FileText.Read(field, FieldText.Of(field, FileText.Read(field, text).Value)!).Value);
    }

    /// <summary>Else nobody who has opened one row of many could tell which.</summary>
    [Fact]
    public void A_form_shows_the_field_by_which_people_know_its_row()
    {
        var edited = CountyFiles.Registers.Where(r => r.Ledger is not null).ToList();
        Assert.True(edited.Count > 30, $"{edited.Count} forms.");
        Assert.Empty(edited.Where(r => !r.FormFields.Contains(r.NamedBy)).Select(r => r.FileName));
    }

    /// <summary>Of these there is one row, whose key is no news.</summary>
    private static readonly Type[] OnlyRows = [typeof(DataState), typeof(CountyProfile)];

    [Fact]
    public async Task Form_and_file_know_the_same_rows_to_refer_to_and_refuse_one_that_is_not_there()
    {
        using var database = await TestDatabase.CreateAsync();
        await using var db = database.CreateDbContext();
        var data = CountyFiles.Read(RepositoryFiles.Data);
        var walked = 0;
        foreach (var register in CountyFiles.Registers.Where(r => data.Of(r.RowType).Any()))
            foreach (var field in register.Columns)
                if (CountyFiles.Model.FindEntityType(register.RowType)!.FindProperty(field.Property)!.GetContainingForeignKeys().FirstOrDefault()?.PrincipalEntityType.ClrType is { } target)
                {
                    var missing = field.ValueType == typeof(int) ? "999999" : Code(field.Code!, 0).Replace('1', '9');
                    var value = FileText.Read(field, missing).Value;
                    Assert.NotNull(value);
                    Assert.Contains($"“{field.Property}”：“{missing}”在文件 ", Judged(register, field, value), StringComparison.Ordinal);
                    if (field.Choices is { } choices)
                    {
                        var offered = await choices(db, County.Day).ToListAsync(CancellationToken.None);
                        Assert.NotNull(FieldText.Read(field, missing, County.Day, offered).Fault);
                        foreach (var text in offered.Select(o => o.Value)) Assert.Null(FieldText.Read(field, text, County.Day, offered).Fault);
                        Assert.DoesNotContain("在文件 ", Judged(register, field, FileText.Read(field, offered[0].Value).Value), StringComparison.Ordinal);
                    }

                    walked++;
                }

        Assert.True(walked > 60, $"{walked} references.");

        // What the files say of a row that refers to something else.
        string Judged(IRegister register, Field field, object? value)
        {
            var (problems, row) = (new Problems(), data.Of(register.RowType).First());
            foreach (var any in CountyFiles.Registers) foreach (var known in data.Of(any.RowType)) problems.Remember(known, any.FileName!, 1, sound: true);
            var was = field.ValueOf(row);
            field.Put(row, value);
            register.Judge(new RowsRead(data, CountyFiles.Model, CountyFiles.Files.ToDictionary(f => f.RowType, f => f.Name), problems));
            field.Put(row, was);
            return problems.Any ? Assert.Throws<DataFileException>(problems.ThrowIfAny).Message : "";
        }
    }

    /// <summary>What follows from the rest stands in no file.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void Every_property_of_a_row_is_a_column_of_its_file_or_derived(string file)
    {
        string[] derived = [nameof(IVersioned.Version), nameof(ISearchable.Search), nameof(GridWorker.PhoneMasked), nameof(GridWorker.PhoneRevision), nameof(DataState.BeganWith), nameof(DataState.IsDecided)];
        var register = RegisterOf(file);
        var kept = CountyFiles.Model.FindEntityType(register.RowType)!.GetProperties().Select(p => p.Name).Except(derived, StringComparer.Ordinal);
        Assert.Empty(kept.Except(register.Columns.Select(c => c.Property), StringComparer.Ordinal).Except(OnlyRows.Contains(register.RowType) ? [nameof(DataState.Id)] : [], StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Fields_are_told_apart_by_key_label_and_property(string file)
    {
        var fields = RegisterOf(file).Fields;
        Assert.Equal(fields.Count, fields.Select(f => f.Key).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(fields.Count, fields.Select(f => f.Label).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(fields.Count, fields.Select(f => f.Property).Distinct(StringComparer.Ordinal).Count());
    }

    private static IRegister RegisterOf(string file) => CountyFiles.Registers.Single(r => r.FileName == file);

    private static IEnumerable<(string Text, bool IsAccepted)> Edges(Field field) => field.Kind switch
    {
        FieldKind.Text when field.Shape is not null => [("x", false), ("1", false)],
        FieldKind.Text or FieldKind.LongText => [(new string('字', field.Longest), true), (new string('字', field.Longest + 1), false), ("增设\u200B路灯", false)],
        FieldKind.Whole => [(Whole(field.Lowest), true), (Whole(field.Highest), true), (Whole(field.Lowest - 1), false), (Whole(field.Highest + 1), false), ("1.5", false), ("1,2", false)],
        FieldKind.Number =>
        [
            (Whole(field.Lowest), true), (Whole(field.Highest), true), (Whole(field.Lowest - 1), false), (Whole(field.Highest + 1), false),
            ($"{Whole(Math.Ceiling(field.Lowest))}.{new string('5', field.Decimals + 1)}", false), ("很多", false),
        ],
        FieldKind.Day => [(Days.Iso(field.Earliest), true), (Days.Iso(field.Earliest.AddDays(-1)), false), ("2100-12-31", true), ("2101-01-01", false), ("2020/6/30", true), ("2020-02-30", false)],
        FieldKind.Month => [("2020-05", true), ("2020-05-01", true), ("2020-05-02", false), ("2020-13", false)],
        FieldKind.Flag => [("true", true), ("是", true), ("false", true), ("否", true), ("也许", false)],
        FieldKind.Choice => [.. Enum.GetValues(field.ValueType).Cast<Enum>().Select(v => (v.ToString(), true)), ("没有这一项", false)],
        FieldKind.Code => [(Code(field.Code!, 0), true), (Code(field.Code!, -1), false), (Code(field.Code!, 1), field.Code!.IsOpen), ("编码", false)],
        _ => [],
    };

    private static string Whole(double number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Code(CodeShape shape, int more) => shape.Prefix + new string('1', shape.Digits + more);
}
