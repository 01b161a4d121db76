// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package provider

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework-validators/int64validator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/provider/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

func configurationSchema() schema.Schema {
	attributes := map[string]schema.Attribute{}
	for _, group := range []map[string]schema.Attribute{loginAttributes(), transportAttributes(), patienceAttributes()} {
		for name, attribute := range group {
			attributes[name] = attribute
		}
	}
	return schema.Schema{
		MarkdownDescription: "Manages users of Jira Data Center and Jira Server (8.x to 11.x) that nobody logs in to: CI robots, bots, integrations, and their pictures. Jira Cloud is refused.",
		Attributes:          attributes,
	}
}

func loginAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"base_url": schema.StringAttribute{
			Optional: true,
			MarkdownDescription: "The address under which people open Jira, with its context path if it has one: `https://jira.example.com` or `https://example.com/jira`. " +
				"A trailing slash does not matter. Default: the environment variable `" + environmentBaseURL + "`. Over plain `http` to another machine the credentials travel readable, which is warned about.",
		},
		"username": schema.StringAttribute{
			Optional: true,
			MarkdownDescription: "The user that the provider logs in as. It needs the global permission to administer Jira. " +
				"Default: the environment variable `" + environmentUsername + "`. Not together with `token`.",
		},
		"password": schema.StringAttribute{
			Optional: true, Sensitive: true,
			MarkdownDescription: "The password of `username`. Better kept out of the configuration: the environment variable `" + environmentPassword + "` is the default. " +
				"A password that Jira rejects is tried exactly once in a run, because Jira locks a user behind a CAPTCHA after three failed logins. " +
				"Two provider blocks (aliases) with the same wrong password try it once each.",
		},
		"token": schema.StringAttribute{
			Optional: true, Sensitive: true,
			MarkdownDescription: "A personal access token (Jira 8.14 and later) of the user that the provider acts as, instead of `username` and `password`. It is the usual way in since Jira 11, which comes with basic authentication switched off. " +
				"Default: the environment variable `" + environmentToken + "`. Jira ends the session of every request with a token, unless an administrator sets the system property `atlassian.pats.invalidate.session.enabled=false`; " +
				"until then it takes pictures of 48 pixels only, see `avatar_upload`.",
		},
		"avatar_upload": schema.StringAttribute{
			Optional:   true,
			Validators: []validator.String{stringvalidator.OneOf(string(jira.AvatarUploadAuto), string(jira.AvatarUploadSession), string(jira.AvatarUploadThumbnail))},
			MarkdownDescription: "How pictures are uploaded. `auto` (default): in full, 500 pixels; where this Jira cannot confirm such an upload, as with most tokens, in 48 pixels, with a warning. " +
				"`session`: in full, or the apply fails; pictures that were stored smaller before are uploaded again. `thumbnail`: in 48 pixels straight away, without a warning.",
		},
	}
}

func transportAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"ca_certificate": schema.StringAttribute{
			Optional: true,
			MarkdownDescription: "Certificates of authorities that vouch for Jira, beside the system's own: PEM text, or the path of a file with it. " +
				"Default: the environment variable `" + environmentCACertificate + "`, or none.",
		},
		"client_certificate": schema.StringAttribute{
			Optional: true,
			MarkdownDescription: "The certificate with which the provider identifies itself to a proxy in front of Jira (mutual TLS): PEM text, or the path of a file with it. Needs `client_key`. " +
				"Default: the environment variable `" + environmentClientCertificate + "`, or none.",
		},
		"client_key": schema.StringAttribute{
			Optional: true, Sensitive: true,
			MarkdownDescription: "The private key of `client_certificate`: PEM text, or the path of a file with it. Default: the environment variable `" + environmentClientKey + "`, or none.",
		},
		"insecure_skip_verify": schema.BoolAttribute{
			Optional: true,
			MarkdownDescription: "Whether to talk to Jira without checking its certificate, and so to hand the credentials to whoever answers. Warned about at every run; `ca_certificate` is the safe way. " +
				"Default: the environment variable `" + environmentInsecureSkipVerify + "`, or `false`.",
		},
		"headers": schema.MapAttribute{
			Optional: true, Sensitive: true, ElementType: types.StringType,
			MarkdownDescription: "Headers to send with every request, for a proxy in front of Jira. `Authorization` and `Cookie` are refused: they would take the place of the login. Default: none.",
		},
	}
}

func patienceAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"request_timeout": schema.StringAttribute{
			Optional:            true,
			Validators:          []validator.String{durationValidator{}},
			MarkdownDescription: "How long one attempt of a request may take, such as `10s` or `2m`. Default: `" + jira.DefaultRequestTimeout.String() + "`. A creation that is not answered in time is looked up before it is sent again.",
		},
		"max_retries": schema.Int64Attribute{
			Optional:   true,
			Validators: []validator.Int64{int64validator.Between(0, 20)},
			MarkdownDescription: fmt.Sprintf("How often a request is repeated that failed in passing and can be repeated without harm, with growing waits; `Retry-After` is obeyed. Default: %d. `0` gives up at once.",
				jira.DefaultMaxRetries),
		},
		"max_concurrent_requests": schema.Int64Attribute{
			Optional:   true,
			Validators: []validator.Int64{int64validator.Between(1, 100)},
			MarkdownDescription: fmt.Sprintf("How many requests may be under way at once, and how many connections may be open, whatever Terraform's parallelism. Default: %d.",
				jira.DefaultMaxConcurrentRequests),
		},
	}
}
