namespace Boluo.Dashboard.Components;

/// <summary>
/// A tab of the page of the city forms, as its room publishes it. <paramref name="Content"/> is the component above the ledgers;
/// <paramref name="Form"/> the form whose work it tells of, none where it tells of all.
/// </summary>
public sealed record FormPart(int Order, string Key, string Label, Type Content, UrbanForm? Form, IReadOnlyList<(string Ledger, string Label)> Ledgers);
