namespace Boluo.Dashboard.Components.Drafts;

/// <summary>A draft to go on with, in words: 修改需求“增设路灯”.</summary>
public sealed record DraftOffer(int Id, string? RowKey, string Words, DateTime SavedAt);
