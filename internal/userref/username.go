// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package userref

import (
	"context"
	"fmt"
	"strings"
	"unicode/utf16"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

var (
	_ basetypes.StringTypable                    = UsernameType{}
	_ basetypes.StringValuableWithSemanticEquals = Username{}
)

// UsernameType is the type of usernames: strings that Jira compares case-insensitively (facts 2.5). State keeps the spelling
// of the configuration, and a different spelling in Jira is not drift.
type UsernameType struct{ basetypes.StringType }

// Username is a value of UsernameType.
type Username struct{ basetypes.StringValue }

// NewUsername returns a known username.
func NewUsername(username string) Username {
	return Username{basetypes.NewStringValue(username)}
}

// NullUsername returns a username that is not set.
func NullUsername() Username { return Username{basetypes.NewStringNull()} }

// Equal implements attr.Type.
func (t UsernameType) Equal(other attr.Type) bool {
	_, ok := other.(UsernameType)
	return ok
}

// String implements attr.Type.
func (UsernameType) String() string { return "userref.UsernameType" }

// ValueFromString implements basetypes.StringTypable.
func (UsernameType) ValueFromString(_ context.Context, value basetypes.StringValue) (basetypes.StringValuable, diag.Diagnostics) {
	return Username{value}, nil
}

// ValueFromTerraform implements attr.Type.
func (t UsernameType) ValueFromTerraform(ctx context.Context, value tftypes.Value) (attr.Value, error) {
	plain, err := t.StringType.ValueFromTerraform(ctx, value)
	if err != nil {
		return nil, err
	}
	text, ok := plain.(basetypes.StringValue)
	if !ok {
		return nil, fmt.Errorf("a username must be a string, not %T", plain)
	}
	return Username{text}, nil
}

// ValueType implements attr.Type.
func (UsernameType) ValueType(context.Context) attr.Value { return Username{} }

// Type implements attr.Value.
func (Username) Type(context.Context) attr.Type { return UsernameType{} }

// Equal implements attr.Value. It compares the spelling.
func (u Username) Equal(other attr.Value) bool {
	same, ok := other.(Username)
	return ok && u.StringValue.Equal(same.StringValue)
}

// StringSemanticEquals implements basetypes.StringValuableWithSemanticEquals. It compares usernames as Jira does.
func (u Username) StringSemanticEquals(_ context.Context, other basetypes.StringValuable) (bool, diag.Diagnostics) {
	same, ok := other.(Username)
	return ok && jira.SameUsername(u.ValueString(), same.ValueString()), nil
}

// UsernameValidator refuses a username that Jira would refuse (facts 2.5), or with white space at its ends.
type UsernameValidator struct{}

// Description implements validator.Describer.
func (UsernameValidator) Description(context.Context) string {
	return "must not be blank, must not begin or end with white space, must not contain <, > or &, and must have at most 255 characters"
}

// MarkdownDescription implements validator.Describer.
func (v UsernameValidator) MarkdownDescription(ctx context.Context) string { return v.Description(ctx) }

// ValidateString implements validator.String.
func (UsernameValidator) ValidateString(_ context.Context, request validator.StringRequest, response *validator.StringResponse) {
	if request.ConfigValue.IsNull() || request.ConfigValue.IsUnknown() {
		return
	}
	username := request.ConfigValue.ValueString()
	problem := textProblem(username)
	if index := strings.IndexAny(username, "<>&"); problem == "" && index >= 0 {
		problem = fmt.Sprintf("contains %q. Jira allows no <, > or & in a username", username[index])
	}
	if problem != "" {
		response.Diagnostics.AddAttributeError(request.Path, "Invalid username", fmt.Sprintf("The username %s.", problem))
	}
}

// TextValidator refuses a text that Jira would refuse as a display name or an email address: a blank one, or one of more than
// 255 characters. It also refuses white space at the ends.
type TextValidator struct {
	// Noun names the text in messages: "display name".
	Noun string
}

// Description implements validator.Describer.
func (TextValidator) Description(context.Context) string {
	return "must not be blank, must not begin or end with white space, and must have at most 255 characters"
}

// MarkdownDescription implements validator.Describer.
func (v TextValidator) MarkdownDescription(ctx context.Context) string { return v.Description(ctx) }

// ValidateString implements validator.String.
func (v TextValidator) ValidateString(_ context.Context, request validator.StringRequest, response *validator.StringResponse) {
	if request.ConfigValue.IsNull() || request.ConfigValue.IsUnknown() {
		return
	}
	if problem := textProblem(request.ConfigValue.ValueString()); problem != "" {
		response.Diagnostics.AddAttributeError(request.Path, "Invalid "+v.Noun, fmt.Sprintf("The %s %s.", v.Noun, problem))
	}
}

// maxLength is in UTF-16 code units, as Java counts characters: an emoji is two. The length validators of
// terraform-plugin-framework-validators count bytes or code points, and would refuse or accept other texts than Jira.
const maxLength = 255

// textProblem completes "The username ...". It also refuses white space at the ends, which is never intended and which no
// screen shows.
func textProblem(text string) string {
	if strings.TrimSpace(text) == "" {
		return "is blank"
	}
	if length := len(utf16.Encode([]rune(text))); length > maxLength {
		return fmt.Sprintf("has %d characters. Jira allows at most %d, and counts an emoji as two", length, maxLength)
	}
	if text != strings.TrimSpace(text) {
		return fmt.Sprintf("begins or ends with white space (%q). Remove the white space", text)
	}
	return ""
}
