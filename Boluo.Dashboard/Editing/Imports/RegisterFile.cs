using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Editing.Imports;

/// <summary>The data file of a register.</summary>
public sealed class RegisterFile(IRegister register) : DataFile(register.FileName!, [.. register.Columns.Select(f => f.Property)])
{
    private (IReadOnlyList<string> Header, (Field Field, int Position)[] Cells)? _layout;

    public override Type RowType => register.RowType;

    public override IEnumerable<object> RowsOf(CountyData data) => data.Of(RowType);

    protected override void Add(IReadOnlyList<string> header, IReadOnlyList<string> fields, int line, CountyData data, Problems problems)
    {
        if (_layout?.Header != header) _layout = (header, [.. register.Columns.Select(f => (f, header.ToList().IndexOf(f.Property)))]);
        var (row, isSound) = (register.NewRow(), true);
        foreach (var (field, position) in _layout.Value.Cells)
        {
            var (value, fault) = FileText.Read(field, fields[position]);
            if (fault is null)
            {
                if (value is not null) field.Put(row, value);
                continue;
            }

            isSound = false;
            problems.Add(Name, line, field.Property, fault);
        }

        if (isSound && register.FaultOf(row) is var (column, clause))
        {
            isSound = false;
            problems.Add(Name, line, column, $"{clause}。");
        }

        problems.Remember(row, Name, line, isSound);
        register.Keep(row, data);
    }
}
