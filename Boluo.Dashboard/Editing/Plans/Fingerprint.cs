using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing.Plans.Moves;

namespace Boluo.Dashboard.Editing.Plans;

/// <summary>
/// Of a plan, of the grids it found and of all it would do. Two previews have the same one only if whoever confirmed the first has
/// seen the second; what others change elsewhere does not matter.
/// </summary>
internal static class Fingerprint
{
    public static string Of(Plan plan, IEnumerable<GridDraft> drafts, IEnumerable<Guid> versions, Preview preview)
    {
        var text = new StringBuilder();
        foreach (var move in plan.Moves) text.Append(move.GetType().Name).Append('|').Append(JsonSerializer.Serialize(move, move is PlanMove ? typeof(PlanMove) : move.GetType(), RowJson.Options)).Append('\n');
        text.Append(JsonSerializer.Serialize(new { plan.Reason, plan.Basis, plan.EffectiveOn }, RowJson.Options)).Append('\n');
        foreach (var (draft, version) in drafts.Zip(versions))
            text.Append(CultureInfo.InvariantCulture, $"{draft.Key}|{version}|{draft.Before}|{draft.After}|{draft.CountsBefore}|{draft.CountsAfter}\n");
        text.Append(JsonSerializer.Serialize(new { preview.Communities, preview.Holds, preview.Broken, preview.Mended }, RowJson.Options));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
